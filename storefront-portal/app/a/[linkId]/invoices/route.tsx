import { accountInvoicesQuerySchema, type AccountInvoicesQuery } from "@contracts/account"
import { InvoicesPage, type PayInvoicesState, type TypedInvoiceFilters } from "@/components/account/invoices-page"
import { LeavingPage } from "@/components/invoices/leaving-page"
import { readInvoices } from "@/lib/data/account"
import { startAccountPayment } from "@/lib/data/checkout"
import { definePage } from "@/lib/html/define-page"
import { readTickedInvoices } from "@/lib/pay/read-pay-form"
import { isWebAddress } from "@/lib/pay/web-address"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

type Params = { linkId: string }

/** Where the form leads: on to Stripe, or back here with what went wrong. */
type State = { url: string } | PayInvoicesState

/** The list that an address asks for; one that cannot be understood asks for all invoices. */
function readQuery(request: Request): { query: AccountInvoicesQuery; typed: TypedInvoiceFilters } {
  const parameters = new URL(request.url).searchParams
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ""))
  const parsed = accountInvoicesQuerySchema.safeParse(given)
  const query = parsed.success ? parsed.data : accountInvoicesQuerySchema.parse({})
  const typed = parsed.success ? { q: given["q"] ?? "", show: given["show"] ?? "" } : { q: "", show: "" }
  return { query, typed }
}

const isLeaving = (state: State | null): state is { url: string } => state !== null && "url" in state

/** Invoices of all orders of an account. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: Params, request) => readInvoices(linkId, readQuery(request).query),
  title: ({ data: { shop }, state, i18n }) =>
    i18n.t(isLeaving(state) ? "pay.leaving.page_title" : "account.page_title", { shop: shop.name }),
  status: ({ state }: { state: State | null }) => (state && !isLeaving(state) ? state.status : 200),
  render: async ({ request, params: { linkId }, data, etag, state, i18n }) =>
    isLeaving(state) ? (
      <LeavingPage url={state.url} shop={data.shop} i18n={i18n} />
    ) : (
      <InvoicesPage
        list={data}
        linkId={linkId}
        typed={readQuery(request).typed}
        formToken={formToken((await sessionOf(linkId)) ?? "")}
        etag={state ? null : etag}
        state={state}
        i18n={i18n}
      />
    ),
})

export const GET = page.GET

/** Begins to pay the ticked invoices. Answers with a page that leads to Stripe, or with the list and what went wrong. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const ticked = readTickedInvoices(read.form)
  if (ticked === null) return empty(400)
  if (!session) return page.show(request, params, null)
  if (ticked.length === 0) return page.show(request, params, { ticked, problem: "none_chosen", status: 400 })
  const outcome = await startAccountPayment(session, { invoice_ids: ticked })
  if (outcome.kind === "no_session") return page.show(request, params, null)
  if (outcome.kind === "failed") {
    const { problem, status } = outcome
    return page.show(request, params, { ticked, problem, status })
  }
  if (!isWebAddress(outcome.url)) return page.show(request, params, { ticked, problem: "trouble", status: 502 })
  return page.show(request, params, { url: outcome.url })
}
