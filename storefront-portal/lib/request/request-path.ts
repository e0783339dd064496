import type { RequestStepId } from "@contracts/quote-request"
import { accountPath } from "@/lib/account/account-path"

export type RequestView = RequestStepId | "review"

export const REQUEST_VIEWS = ["what", "artwork", "delivery", "review"] as const satisfies readonly RequestView[]

/** The list of the person's requests; a form posts here to begin one. */
export const requestsPath = (linkId: string): string => `${accountPath(linkId)}/request`

export const requestPath = (linkId: string, requestId: string): string => `${requestsPath(linkId)}/${requestId}`

export const requestStepPath = (linkId: string, requestId: string, step: RequestView): string =>
  `${requestPath(linkId, requestId)}?step=${step}`

export const sendRequestPath = (linkId: string, requestId: string): string => `${requestPath(linkId, requestId)}/send`

export const discardRequestPath = (linkId: string, requestId: string): string =>
  `${requestPath(linkId, requestId)}/discard`

/** Begins a request that repeats an order: a form posts here. */
export const reorderPath = (linkId: string, orderId: string): string => `${accountPath(linkId)}/orders/${orderId}/again`

/** The step that an address names; the first one for any other. */
export const viewOf = (wanted: string | null): RequestView => REQUEST_VIEWS.find((view) => view === wanted) ?? "what"

/** The neighbor of a step; the step itself at the ends. */
export const stepAfter = (view: RequestView, by: 1 | -1): RequestView =>
  REQUEST_VIEWS[REQUEST_VIEWS.indexOf(view) + by] ?? view
