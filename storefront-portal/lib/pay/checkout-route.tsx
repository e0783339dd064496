import "server-only"
import type { Shop } from "@contracts/shop"
import { CheckoutPage, type CheckoutView } from "@/components/invoices/checkout-page"
import type { CheckoutParams, RefreshOutcome } from "@/lib/data/checkout"
import type { Read } from "@/lib/data/project"
import { definePage } from "@/lib/html/define-page"
import { empty, isScript, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

interface CheckoutRoute {
  /** Where the payment began: on an order's page or in an account. */
  place: "p" | "a"
  read: (params: CheckoutParams) => Promise<Read<CheckoutView & { shop: Shop }>>
  refresh: (session: string, checkoutId: string) => Promise<RefreshOutcome>
  path: (linkId: string, checkoutId: string) => string
}

/** The page where a client comes back to from Stripe, paid or not, and its "Check again". */
export function checkoutRoute({ place, read: readCheckout, refresh, path }: CheckoutRoute) {
  const page = definePage({
    place,
    script: "checkout",
    read: (params: CheckoutParams) => readCheckout(params),
    title: ({ data: { shop }, i18n }) => i18n.t("checkout.page_title", { shop: shop.name }),
    render: async ({ params: { linkId }, data, i18n }) => (
      <CheckoutPage view={data} place={place} formToken={formToken((await sessionOf(linkId)) ?? "")} i18n={i18n} />
    ),
  })

  /** "Check again": Stripe is asked and what it says is booked. The page's script gets the state alone. */
  const POST = async (request: Request, context: { params: Promise<CheckoutParams> }): Promise<Response> => {
    const params = await context.params
    const session = await sessionOf(params.linkId)
    const read = await readOwnForm(request, session)
    if (!read.ok) return empty(read.status)
    if (!isId(params.checkoutId)) return empty(404)
    if (!session) return isScript(request) ? empty(401) : page.show(request, params, null)
    const outcome = await refresh(session, params.checkoutId)
    if (isScript(request)) {
      if (outcome.kind === "known")
        return Response.json({ state: outcome.checkout.is_current ? outcome.checkout.state : "unknown" })
      return empty({ unknown: 502, no_session: 401, missing: 404 }[outcome.kind])
    }
    // The page reads the state by itself, and says it too when Stripe does not answer.
    return outcome.kind === "no_session"
      ? page.show(request, params, null)
      : seeOther(path(params.linkId, params.checkoutId))
  }
  return { GET: page.GET, POST }
}
