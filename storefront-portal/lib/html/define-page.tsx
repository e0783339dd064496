import "server-only"
import type { ReactNode } from "react"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import type { Read } from "@/lib/data/project"
import { empty } from "@/lib/session/answers"
import { isId } from "@/lib/session/cookies"
import type { PageScript } from "./assets"
import { missingPage, troublePage } from "./notices"
import { renderReadFailure } from "./render-read-failure"
import { requestI18n } from "./request-i18n"
import { respond } from "./respond"

/** Every page belongs to a link. */
type Params = { linkId: string } & Record<string, string>

/** What a page is made from. `state` is what a form that was sent leaves behind; null when the page is only read. */
export interface PageView<P, D, S> {
  request: Request
  params: P
  data: D
  etag: string | null
  state: S | null
  i18n: I18n
}

export interface PageDefinition<P extends Params, D extends { shop: Shop }, S> {
  /** The kind of link the page belongs to: an order's or an account's. */
  place: "p" | "a"
  read: (params: P, request: Request) => Promise<Read<D>>
  title: (view: PageView<P, D, S>) => string
  status?: (view: PageView<P, D, S>) => number
  script?: PageScript
  render: (view: PageView<P, D, S>) => ReactNode | Promise<ReactNode>
}

export interface Page<P, S> {
  /** The route's GET handler. */
  GET: (request: Request, context: { params: Promise<P> }) => Promise<Response>
  /** The same page in answer to a form, with what the form leaves behind. */
  show: (request: Request, params: P, state: S | null) => Promise<Response>
}

/**
 * A page as plain HTML from a route handler: the browser gets no framework, a dead session or an API that is away
 * answers in place with its true status, and all of it works without JavaScript.
 */
export function definePage<P extends Params, D extends { shop: Shop }, S = null>(
  page: PageDefinition<P, D, S>,
): Page<P, S> {
  const respondTo: Page<P, S>["show"] = async (request, params, state) => {
    if (!Object.values(params).every(isId)) return missingPage(request)
    const read = await page.read(params, request)
    if (read.kind !== "ok") return renderReadFailure(read, { request, linkId: params.linkId, place: page.place })
    // Asked by the script of a page that is open, while it is still the newest.
    if (state === null && read.etag !== null && request.headers.get("if-none-match") === read.etag) return empty(304)
    const { shop } = read.data
    const i18n = requestI18n(request, shop)
    const view = { request, params, data: read.data, etag: read.etag, state, i18n }
    return respond({
      request,
      i18n,
      shop,
      title: page.title(view),
      status: page.status?.(view),
      script: page.script,
      children: await page.render(view),
    })
  }
  /** No bare error is shown: what went wrong is logged, and the client gets a page with a way on. */
  const show: Page<P, S>["show"] = async (request, params, state) => {
    try {
      return await respondTo(request, params, state)
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      return troublePage(request, 500)
    }
  }
  return {
    show,
    GET: async (request, { params }) => show(request, await params, null),
  }
}
