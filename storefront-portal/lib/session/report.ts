import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import { ApiUnreachable, portalApi } from "@/lib/data/api"
import { empty } from "./answers"

/** Answers a report that a page made by itself: the page ignores the answer, so only a status is returned. */
export async function answerReport(report: (api: PortalClient) => Promise<unknown>): Promise<Response> {
  try {
    await report(await portalApi())
    return empty(204)
  } catch (error) {
    if (error instanceof PortalApiError) return empty(error.status)
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}
