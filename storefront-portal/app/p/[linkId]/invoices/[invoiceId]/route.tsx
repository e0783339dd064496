import { InvoicePage } from "@/components/invoices/invoice-page"
import { invoiceChangesPath } from "@/components/invoices/invoice-path"
import { LeavingPage } from "@/components/invoices/leaving-page"
import type { PayState } from "@/components/invoices/pay-card"
import { thanksFor } from "@/components/order/thanks"
import { PageWatch } from "@/components/watch/page-watch"
import { startPayment } from "@/lib/data/checkout"
import { readInvoice, type InvoiceParams } from "@/lib/data/invoice"
import { definePage } from "@/lib/html/define-page"
import { requestI18n } from "@/lib/html/request-i18n"
import { readPayForm } from "@/lib/pay/read-pay-form"
import { isWebAddress } from "@/lib/pay/web-address"
import { empty } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

/** Where the form leads: on to Stripe, or back here with what went wrong. */
type State = { url: string } | PayState

const page = definePage({
  place: "p",
  script: "invoice",
  read: (params: InvoiceParams) => readInvoice(params),
  title: ({ data: { shop, invoice }, state, i18n }) =>
    isLeaving(state)
      ? i18n.t("pay.leaving.page_title", { shop: shop.name })
      : i18n.t("invoice.page_title", { number: invoice.invoice.number, shop: shop.name }),
  status: ({ state }: { state: State | null }) => (state && !isLeaving(state) ? state.status : 200),
  render: async ({ request, params: { linkId, invoiceId }, data, etag, state, i18n }) =>
    isLeaving(state) ? (
      <LeavingPage url={state.url} shop={data.shop} i18n={i18n} />
    ) : (
      <>
        <InvoicePage
          view={data}
          formToken={formToken((await sessionOf(linkId)) ?? "")}
          state={state}
          isApproved={thanksFor(data.page, new URL(request.url).searchParams.get("done")) === "approved"}
          i18n={i18n}
        />
        <PageWatch
          name="invoice"
          linkId={linkId}
          changes={invoiceChangesPath(linkId, invoiceId)}
          etag={etag}
          preview={data.page.viewer.preview}
          i18n={i18n}
        />
      </>
    ),
})

const isLeaving = (state: State | null): state is { url: string } => state !== null && "url" in state

export const GET = page.GET

/** Begins a payment. Answers with a page that leads to Stripe, or with the same page and what went wrong. */
export async function POST(request: Request, context: { params: Promise<InvoiceParams> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(params.invoiceId)) return empty(404)
  const form = readPayForm(read.form, params.invoiceId, requestI18n(request, null).locale)
  if (form === null) return empty(400)
  if (!session) return page.show(request, params, null)
  const { typed, payment } = form
  if (payment === null) return page.show(request, params, { typed, problem: "amount", status: 400 })
  const outcome = await startPayment(session, payment)
  if (outcome.kind === "no_session") return page.show(request, params, null)
  if (outcome.kind === "failed") {
    const { problem, status } = outcome
    // An amount that was not typed is refused where the invoices changed while the page was open.
    return page.show(request, params, {
      typed,
      status,
      problem: problem === "amount" && typed.kind !== "part" ? "gone" : problem,
    })
  }
  if (!isWebAddress(outcome.url)) return page.show(request, params, { typed, problem: "trouble", status: 502 })
  return page.show(request, params, { url: outcome.url })
}
