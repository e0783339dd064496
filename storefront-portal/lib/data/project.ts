import "server-only"
import { cache } from "react"
import type { AccountPage, ProjectPage } from "@contracts/project-page"
import type { Rendering } from "@contracts/approval"
import { sessionOf } from "@/lib/session/cookies"
import { ApiTrouble, askApi, discard, readJson } from "./api"

/** `other_scope`: the session lives, but belongs to the other kind of page. */
export type Read<T> =
  | { kind: "ok"; data: T; etag: string | null }
  | { kind: "no_session" }
  | { kind: "other_scope" }
  | { kind: "missing" }
  | { kind: "trouble" }

async function read<T>(linkId: string, path: string): Promise<Read<T>> {
  const session = await sessionOf(linkId)
  if (!session) return { kind: "no_session" }
  try {
    const response = await askApi(path, { session })
    if (response.ok) {
      return { kind: "ok", data: await readJson<T>(response), etag: response.headers.get("etag") }
    }
    await discard(response)
    if (response.status === 401) return { kind: "no_session" }
    if (response.status === 403) return { kind: "other_scope" }
    return { kind: response.status === 404 ? "missing" : "trouble" }
  } catch (error) {
    if (error instanceof ApiTrouble) return { kind: "trouble" }
    throw error
  }
}

/** Cached for one rendering of a React page: it and its title share one request. */
export const readProject = cache((linkId: string) => read<ProjectPage>(linkId, "/portal/project"))

export const readAccount = cache((linkId: string) => read<AccountPage>(linkId, "/portal/account"))

export const readRendering = cache((linkId: string, requestId: string) =>
  read<Rendering>(linkId, `/portal/approvals/${encodeURIComponent(requestId)}`),
)

/** Whether the page a client looks at is still the newest: a tag, never data. */
export async function readChange(
  session: string,
  etag: string | null,
): Promise<{ status: number; etag: string | null }> {
  const response = await askApi("/portal/project", { session, etag: etag ?? undefined })
  await discard(response)
  return { status: response.status, etag: response.headers.get("etag") }
}
