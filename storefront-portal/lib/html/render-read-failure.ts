import "server-only"
import { choosePath } from "@/lib/account/account-path"
import type { Read } from "@/lib/data/project"
import { seeOther } from "@/lib/session/answers"
import { resumeWithDevice } from "@/lib/session/device"
import { codePage } from "./code-page"
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
      return (await resumed(request, linkId, place)) ?? expiredPage({ request, status: 401, linkId, place })
    case "code_required":
      return (await resumed(request, linkId, place)) ?? codePage({ request, linkId, status: 401 })
    case "other_scope":
      return seeOther(`/${place === "p" ? "a" : "p"}/${linkId}`)
    case "missing":
      return missingPage(request)
    case "trouble":
      return troublePage(request)
  }
}

/**
 * The same page again, where this device opens the account without a code; as after a code, a person with several companies
 * or shops chooses first. A form that was sent is not sent again.
 */
async function resumed(request: Request, linkId: string, place: "p" | "a"): Promise<Response | null> {
  if (place !== "a" || request.method !== "GET" || !(await resumeWithDevice(linkId))) return null
  const { pathname, search } = new URL(request.url)
  const wanted = pathname + search
  return seeOther(pathname === choosePath(linkId) ? wanted : choosePath(linkId, wanted))
}
