import "server-only"
import { PortalApiError } from "@client/index"
import type { PortalFile } from "@contracts/file"
import { ApiUnreachable, portalApi } from "./api"

function statusOf(error: unknown): number {
  if (error instanceof ApiUnreachable) return 502
  if (error instanceof PortalApiError) return error.status
  throw error
}

/** @returns the file, or the status of the refusal */
export async function readFile(session: string, id: string): Promise<PortalFile | number> {
  try {
    return (await (await portalApi()).getFile({ session, params: { id } })).file
  } catch (error) {
    return statusOf(error)
  }
}

/** @returns the status: 204 once it is removed */
export async function removeFile(session: string, id: string): Promise<number> {
  try {
    await (await portalApi()).deleteFile({ session, params: { id } })
    return 204
  } catch (error) {
    return statusOf(error)
  }
}
