import "server-only"
import { empty, seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"
import type { Page } from "./define-page"

interface FormDefinition<T, W, E extends string> {
  /** Null for a form that no page of ours sends; `wanted` null for what cannot be saved. */
  read: (form: URLSearchParams) => { typed: T; wanted: W | null } | null
  /** @returns null once it is saved */
  save: (session: string, wanted: W) => Promise<E | "check" | "no_session" | null>
  /** Where a saved form leads. */
  next: (linkId: string) => string
}

/**
 * The POST handler of a page whose forms save one thing each: it answers with the page, what was typed and what went wrong,
 * or leads on.
 */
export function defineForm<P extends { linkId: string }, T, W, E extends string>(
  page: Pick<Page<P, { typed: T; problem: E | "check" }>, "show">,
  { read, save, next }: FormDefinition<T, W, E>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const params = await context.params
    const session = await sessionOf(params.linkId)
    const sent = await readOwnForm(request, session)
    if (!sent.ok) return empty(sent.status)
    const form = read(sent.form)
    if (form === null) return empty(400)
    if (!session) return page.show(request, params, null)
    const { typed, wanted } = form
    const problem = wanted === null ? "check" : await save(session, wanted)
    if (problem === "no_session") return page.show(request, params, null)
    return problem === null ? seeOther(next(params.linkId)) : page.show(request, params, { typed, problem })
  }
}
