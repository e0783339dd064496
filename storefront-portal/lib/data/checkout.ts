import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type { PayInvoices } from "@contracts/account"
import type { CheckoutStatus, StartCheckout, StartedCheckout } from "@contracts/payment/payment"
import type { Shop } from "@contracts/shop"
import type { CheckoutView } from "@/components/invoices/checkout-page"
import { payProblem, type PayProblem } from "@/lib/errors/pay-problem"
import { readEntries } from "./account"
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

/** The same of a payment that began in an account. */
export async function readAccountCheckout({
  linkId,
  checkoutId,
}: CheckoutParams): Promise<Read<CheckoutView & { shop: Shop }>> {
  const [entries, checkout] = await Promise.all([
    readEntries(linkId),
    read(linkId, async (api, session) =>
      untagged(await api.getAccountCheckout({ session, params: { id: checkoutId } })),
    ),
  ])
  if (entries.kind !== "ok") return entries
  if (checkout.kind !== "ok") return checkout
  const { shop, viewer } = entries.data
  return { kind: "ok", etag: null, data: { shop, page: { shop, viewer }, checkout: checkout.data } }
}

export type StartOutcome =
  { kind: "started"; url: string } | { kind: "no_session" } | { kind: "failed"; problem: PayProblem; status: number }

/** Begins a payment at Stripe, or finds the one that is open for the same invoices and amount. */
export const startPayment = (session: string, body: StartCheckout): Promise<StartOutcome> =>
  started((api) => api.startCheckout({ session, body }))

/** The same for invoices of several orders of an account. */
export const startAccountPayment = (session: string, body: PayInvoices): Promise<StartOutcome> =>
  started((api) => api.startAccountCheckout({ session, body }))

async function started(start: (api: PortalClient) => Promise<StartedCheckout>): Promise<StartOutcome> {
  try {
    const { url } = await start(await portalApi())
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
export const refreshPayment = (session: string, checkoutId: string): Promise<RefreshOutcome> =>
  refreshed((api) => api.refreshCheckout({ session, params: { id: checkoutId } }))

/** The same for a payment that began in an account. */
export const refreshAccountPayment = (session: string, checkoutId: string): Promise<RefreshOutcome> =>
  refreshed((api) => api.refreshAccountCheckout({ session, params: { id: checkoutId } }))

async function refreshed(ask: (api: PortalClient) => Promise<CheckoutStatus>): Promise<RefreshOutcome> {
  try {
    const checkout = await ask(await portalApi())
    return { kind: "known", checkout: showable(checkout) }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "unknown" }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    return error.status === 404 ? { kind: "missing" } : { kind: "unknown" }
  }
}
