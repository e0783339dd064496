import { CheckoutPage } from "@/components/invoices/checkout-page"
import { checkoutPath } from "@/components/invoices/invoice-path"
import { readCheckout, refreshPayment, type CheckoutParams } from "@/lib/data/checkout"
import { definePage } from "@/lib/html/define-page"
import { empty, isScript, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

/** Where a client comes back to from Stripe, paid or not. */
const page = definePage({
  place: "p",
  script: "checkout",
  read: (params: CheckoutParams) => readCheckout(params),
  title: ({ data: { shop }, i18n }) => i18n.t("checkout.page_title", { shop: shop.name }),
  render: async ({ params: { linkId }, data, i18n }) => (
    <CheckoutPage view={data} formToken={formToken((await sessionOf(linkId)) ?? "")} i18n={i18n} />
  ),
})

export const GET = page.GET

/** "Check again": Stripe is asked and what it says is booked. The page's script gets the state alone. */
export async function POST(request: Request, context: { params: Promise<CheckoutParams> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(params.checkoutId)) return empty(404)
  if (!session) return isScript(request) ? empty(401) : page.show(request, params, null)
  const outcome = await refreshPayment(session, params.checkoutId)
  if (isScript(request)) {
    if (outcome.kind === "known")
      return Response.json({ state: outcome.checkout.is_current ? outcome.checkout.state : "unknown" })
    return empty({ unknown: 502, no_session: 401, missing: 404 }[outcome.kind])
  }
  // The page reads the state by itself, and says it too when Stripe does not answer.
  return outcome.kind === "no_session"
    ? page.show(request, params, null)
    : seeOther(checkoutPath(params.linkId, params.checkoutId))
}
