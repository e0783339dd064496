import { accountInvoicesQuerySchema, type AccountInvoicesQuery } from "@contracts/account"
import { InvoicesPage, type TypedInvoiceFilters } from "@/components/account/invoices-page"
import { readInvoices } from "@/lib/data/account"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

/** The list that an address asks for; one that cannot be understood asks for all invoices. */
function readQuery(request: Request): { query: AccountInvoicesQuery; typed: TypedInvoiceFilters } {
  const parameters = new URL(request.url).searchParams
  const channel = parameters.get("channel")
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ""))
  const parsed = accountInvoicesQuerySchema.safeParse(given)
  const query = parsed.success ? parsed.data : accountInvoicesQuerySchema.parse({})
  const typed = parsed.success ? { q: given["q"] ?? "", show: given["show"] ?? "" } : { q: "", show: "" }
  return { query: { ...query, ...(channel === null ? {} : { channel }) }, typed }
}

/** Invoices of all orders of an account. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: { linkId: string }, request) => readInvoices(linkId, readQuery(request).query),
  title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
  render: async ({ request, params: { linkId }, data, i18n }) => (
    <InvoicesPage
      list={data}
      linkId={linkId}
      typed={readQuery(request).typed}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET
