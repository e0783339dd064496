import "server-only"
import { createHash } from "node:crypto"
import { PortalApiError } from "@client/index"
import type { SendMessage } from "@contracts/conversation/message"
import type { Thread } from "@contracts/conversation/thread"
import type { ProjectPage } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { messageProblem, type MessageProblem } from "@/lib/errors/message-problem"
import { ApiUnreachable, portalApi } from "./api"
import { read, readProject, untagged, type Read } from "./project"

export interface ConversationView {
  shop: Shop
  page: ProjectPage
  thread: Thread
  /** Changes with the entries alone: what the reader has read meanwhile moves nothing on their screen. */
  version: string
}

/** A page of the thread, and the order that it belongs to. @param before a cursor of the API's; null for the newest */
export async function readConversation(linkId: string, before: string | null): Promise<Read<ConversationView>> {
  const [project, thread] = await Promise.all([
    readProject(linkId),
    read(linkId, async (api, session) => {
      const answer = await api.getConversation({ session, query: before === null ? {} : { before } })
      return answer && untagged(answer.data)
    }),
  ])
  if (project.kind !== "ok") return project
  if (thread.kind !== "ok") return thread
  const version = createHash("sha256").update(JSON.stringify(thread.data.entries)).digest("hex").slice(0, 12)
  return {
    kind: "ok",
    etag: project.etag,
    data: { shop: project.data.shop, page: project.data, thread: thread.data, version },
  }
}

/** @returns null when the message is sent */
export async function sendMessage(session: string, body: SendMessage): Promise<MessageProblem | "no_session" | null> {
  try {
    await (await portalApi()).sendMessage({ session, body })
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    return error.status === 401 ? "no_session" : messageProblem(error.code)
  }
}

/** Marks the thread as read up to a message. A mark that cannot be set is set with the next one. @returns the status */
export async function markRead(session: string, until: string): Promise<number> {
  try {
    await (await portalApi()).markConversationRead({ session, body: { until } })
    return 204
  } catch (error) {
    if (error instanceof ApiUnreachable) return 502
    if (error instanceof PortalApiError) return error.status
    throw error
  }
}
