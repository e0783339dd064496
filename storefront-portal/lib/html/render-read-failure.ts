import "server-only"
import type { Read } from "@/lib/data/project"
import { seeOther } from "@/lib/session/answers"
import { expiredPage, missingPage, troublePage } from "./notices"

interface Wanted {
  request: Request
  linkId: string
  /** The kind of page that was asked for: an order's or an account's. */
  place: "p" | "a"
}

/** What stands in place of a page that cannot be read, under the same address. */
export async function renderReadFailure(
  { kind }: Exclude<Read<unknown>, { kind: "ok" }>,
  { request, linkId, place }: Wanted,
): Promise<Response> {
  switch (kind) {
    case "no_session":
      return expiredPage({ request, status: 401, linkId, place })
    case "other_scope":
      return seeOther(`/${place === "p" ? "a" : "p"}/${linkId}`)
    case "missing":
      return missingPage(request)
    case "trouble":
      return troublePage(request)
  }
}
