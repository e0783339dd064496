import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type { QuoteRequest, QuoteRequestPage, QuoteRequests, SaveRequest } from "@contracts/quote-request"
import { requestFailure, type RequestFailure } from "@/lib/errors/request-problem"
import { ApiUnreachable, portalApi } from "./api"
import { read, tagged, untagged, type Read } from "./project"

export const readRequests = (linkId: string): Promise<Read<QuoteRequests>> =>
  read(linkId, async (api, session) => tagged(await api.listQuoteRequests({ session })))

export const readRequest = (linkId: string, id: string): Promise<Read<QuoteRequestPage>> =>
  read(linkId, async (api, session) => untagged(await api.getQuoteRequest({ session, params: { id } })))

export type RequestOutcome<T> =
  | { kind: "done"; value: T }
  | { kind: "no_session" }
  | { kind: "missing" }
  | { kind: "failed"; failure: RequestFailure }

async function attempt<T>(act: (api: PortalClient) => Promise<T>): Promise<RequestOutcome<T>> {
  try {
    return { kind: "done", value: await act(await portalApi()) }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "failed", failure: "trouble" }
    if (!(error instanceof PortalApiError)) throw error
    // The page that is shown next says what became of the session.
    if (error.status === 401 || error.code === "code_required") return { kind: "no_session" }
    if (error.code === "not_found") return { kind: "missing" }
    return { kind: "failed", failure: requestFailure(error.code) }
  }
}

export const startRequest = (session: string): Promise<RequestOutcome<QuoteRequest>> =>
  attempt((api) => api.startQuoteRequest({ session }))

export const reorder = (session: string, orderId: string): Promise<RequestOutcome<QuoteRequest>> =>
  attempt((api) => api.reorder({ session, params: { id: orderId } }))

export const saveRequest = (session: string, id: string, body: SaveRequest): Promise<RequestOutcome<QuoteRequest>> =>
  attempt((api) => api.saveQuoteRequest({ session, params: { id }, body }))

export const sendRequest = (session: string, id: string, version: number): Promise<RequestOutcome<QuoteRequest>> =>
  attempt((api) => api.sendQuoteRequest({ session, params: { id }, body: { version } }))

export const discardRequest = (session: string, id: string): Promise<RequestOutcome<void>> =>
  attempt((api) => api.discardQuoteRequest({ session, params: { id } }))
