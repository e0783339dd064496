import "server-only"
import { createHash } from "node:crypto"
import { PortalApiError, type PortalClient } from "@client/index"
import type { Rendering } from "@contracts/approval"
import type { ErrorCode } from "@contracts/errors"
import type { ProjectPage } from "@contracts/project-page"
import { sessionOf } from "@/lib/session/cookies"
import { ApiUnreachable, portalApi, showable } from "./api"

type ReadFailure = "no_session" | "other_scope" | "code_required" | "missing" | "trouble"

/**
 * `other_scope`: the session lives, but belongs to the other kind of page. `code_required`: it belongs to an account whose
 * one-time code was not typed yet.
 */
export type Read<T> = { kind: "ok"; data: T; etag: string | null } | { kind: ReadFailure }

const FAILURES: Partial<Record<ErrorCode, ReadFailure>> = {
  session_over: "no_session",
  unauthorized: "no_session",
  wrong_scope: "other_scope",
  code_required: "code_required",
  forbidden: "other_scope",
  not_found: "missing",
}

/** Reads what a page shows, for the link's session. What the API refuses, and an API that is away, are answers as well. */
export async function read<T>(
  linkId: string,
  ask: (api: PortalClient, session: string) => Promise<{ data: T; etag: string | null } | null>,
): Promise<Read<T>> {
  const session = await sessionOf(linkId)
  if (!session) return { kind: "no_session" }
  try {
    const answer = await ask(await portalApi(), session)
    return answer ? { kind: "ok", data: showable(answer.data), etag: answer.etag } : { kind: "trouble" }
  } catch (error) {
    if (error instanceof PortalApiError) return { kind: FAILURES[error.code] ?? "trouble" }
    if (error instanceof ApiUnreachable) return { kind: "trouble" }
    throw error
  }
}

export const untagged = <T>(data: T) => ({ data, etag: null })

/** With a tag of its own, for what the API answers without one. */
export const tagged = <T>(data: T) => ({
  data,
  etag: `"${createHash("sha256").update(JSON.stringify(data)).digest("base64url")}"`,
})

export const readProject = (linkId: string): Promise<Read<ProjectPage>> =>
  read(linkId, (api, session) => api.getProjectPage({ session }))

export const readRendering = (linkId: string, requestId: string): Promise<Read<Rendering>> =>
  read(linkId, async (api, session) => untagged(await api.getRendering({ session, params: { id: requestId } })))
