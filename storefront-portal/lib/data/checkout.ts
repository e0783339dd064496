import "server-only"
import { PortalApiError } from "@client/index"
import type { CheckoutStatus, StartCheckout } from "@contracts/payment/payment"
import type { Shop } from "@contracts/shop"
import type { CheckoutView } from "@/components/invoices/checkout-page"
import { payProblem, type PayProblem } from "@/lib/errors/pay-problem"
import { ApiUnreachable, portalApi, showable } from "./api"
import { read, readProject, untagged, type Read } from "./project"

export type CheckoutParams = { linkId: string; checkoutId: string }

/** Where a payment stands, as Stripe says it now, and the order that is paid for. */
export async function readCheckout({
  linkId,
  checkoutId,
}: CheckoutParams): Promise<Read<CheckoutView & { shop: Shop }>> {
  const [project, checkout] = await Promise.all([
    readProject(linkId),
    read(linkId, async (api, session) => untagged(await api.getCheckout({ session, params: { id: checkoutId } }))),
  ])
  if (project.kind !== "ok") return project
  if (checkout.kind !== "ok") return checkout
  return { kind: "ok", etag: null, data: { shop: project.data.shop, page: project.data, checkout: checkout.data } }
}

export type StartOutcome =
  { kind: "started"; url: string } | { kind: "no_session" } | { kind: "failed"; problem: PayProblem; status: number }

/** Begins a payment at Stripe, or finds the one that is open for the same invoices and amount. */
export async function startPayment(session: string, body: StartCheckout): Promise<StartOutcome> {
  try {
    const { url } = await (await portalApi()).startCheckout({ session, body })
    return { kind: "started", url }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "failed", problem: "trouble", status: 502 }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    return { kind: "failed", problem: payProblem(error.code), status: error.status }
  }
}

export type RefreshOutcome =
  { kind: "known"; checkout: CheckoutStatus } | { kind: "unknown" } | { kind: "no_session" } | { kind: "missing" }

/** Has Stripe asked and what it says booked. `unknown`: Stripe or the API does not answer. */
export async function refreshPayment(session: string, checkoutId: string): Promise<RefreshOutcome> {
  try {
    const checkout = await (await portalApi()).refreshCheckout({ session, params: { id: checkoutId } })
    return { kind: "known", checkout: showable(checkout) }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "unknown" }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    return error.status === 404 ? { kind: "missing" } : { kind: "unknown" }
  }
}
