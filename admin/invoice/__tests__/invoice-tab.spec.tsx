/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { aCountedLine, aDraft, aFinding, anInvoice, aPayment, someInvoices } from "../../__tests__/support/invoices"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import type { ProjectInvoices } from "../../../src/contracts"
import { InvoiceTab } from "../invoice-tab"

const TAB = "GET /admin/client-portal/projects/pproj_1/invoices"
let network: Network
const onOpen = jest.fn()

beforeEach(() => {
  onOpen.mockReset()
  network = new Network().on("GET /admin/client-portal/payments/findings", { body: { findings: [] } })
})

const open = (data: ProjectInvoices, at = "/?tab=invoices") => {
  network.on(TAB, { body: data, headers: { etag: '"1"' } })
  return renderAdmin(<InvoiceTab project={aHeader()} onOpen={onOpen} />, { at })
}
const card = async (name: string) => within(await screen.findByRole("region", { name }))

describe("the invoices of a project", () => {
  it("begin with what the order costs, what was billed and what was paid, and with a new invoice", async () => {
    const { user } = open(someInvoices([]))
    const order = await card("Order")
    for (const text of ["$1,209.60", "$604.80", "Not invoiced yet"])
      expect(order.getAllByText(text).length).toBeGreaterThan(0)
    await user.click(order.getByRole("button", { name: "New invoice" }))
    expect(onOpen).toHaveBeenCalledWith("invoice-new")
    expect(screen.getByText("No invoices yet")).toBeTruthy()
  })

  it("are listed with state, amount and what is open, and the chosen one is shown under its own address", async () => {
    const paid = anInvoice({
      ...{ id: "pinv_2", number: "INV-0113", purpose: "balance", state: "paid" },
      money: { ...anInvoice().money, paid: "604.80", balance: "0" },
    })
    const part = anInvoice({ state: "partly_paid", money: { ...anInvoice().money, paid: "100", balance: "504.80" } })
    const { user, router } = open(someInvoices([part, paid]))
    expect(await card("INV-0112")).toBeTruthy()
    const list = await card("Invoices")
    expect(list.getByText("$504.80 of $604.80 open")).toBeTruthy()
    await user.click(list.getByRole("button", { name: /INV-0113/ }))
    expect(await card("INV-0113")).toBeTruthy()
    expect(router.state.location.search).toContain("invoice=pinv_2")
  })

  it.each([
    ["overpaid, what came too much", "paid", { paid: "631.80", balance: "-27.00" }, "$27.00 overpaid"],
    ["paid by a debit, what is on its way", "sent", { processing: "604.80" }, "$604.80 on its way"],
  ] as const)("say of one that is %s", async (_, state, money, said) => {
    open(someInvoices([anInvoice({ state, money: { ...anInvoice().money, ...money } })]))
    await card("INV-0112")
    expect((await card("Invoices")).getByText(said)).toBeTruthy()
  })

  it("say of a void one that nothing is open", async () => {
    open(someInvoices([anInvoice({ state: "void" })]))
    await card("INV-0112")
    const row = (await card("Invoices")).getByRole("button", { name: /INV-0112/ })
    expect(row.textContent).not.toContain("open")
  })

  it("of which money was refunded are named, with the way to a credit note for them", async () => {
    const { money } = anInvoice()
    const refunded = anInvoice({ id: "pinv_2", number: "INV-0113", money: { ...money, refunded: "23.03" } })
    const { user } = open(someInvoices([anInvoice(), refunded]))
    const summary = await card("Order")
    expect(summary.getByText(/^\$23\.03 of invoice INV-0113 was refunded/)).toBeTruthy()
    await user.click(summary.getByRole("button", { name: "Credit note" }))
    expect(onOpen).toHaveBeenCalledWith("invoice-credit", { invoice: "pinv_2" })
  })

  it("that ask for more than an order that has become cheaper are named, with the way to a credit note", async () => {
    const order = { ...someInvoices([]).order, uninvoiced: "-23.03" }
    const { user } = open(someInvoices([anInvoice()], { order }))
    const summary = await card("Order")
    expect(summary.getByText(/ask for \$23\.03 more than the order total/)).toBeTruthy()
    await user.click(summary.getByRole("button", { name: "Credit note" }))
    expect(onOpen).toHaveBeenCalledWith("invoice-credit", { invoice: "pinv_1" })
  })

  it("show lines with taxes and sums, terms, PO number and the hash of what was issued", async () => {
    open(someInvoices([anInvoice()]))
    const invoice = await card("INV-0112")
    for (const text of ["Heavy tee", "GST 5%", "GST 5% on $576.00", "Net 30 days", "SL-2211", "Smith Embroidery"])
      expect(invoice.getByText(text)).toBeTruthy()
    expect(invoice.getByRole("button", { name: "Issued document (SHA-256)" })).toBeTruthy()
  })

  it("a draft can be edited, sent and deleted after a question", async () => {
    const { user } = open(someInvoices([aDraft()]))
    network.on("DELETE /admin/client-portal/invoices/pinv_1", { status: 204 })
    const draft = await card("Draft")
    await user.click(draft.getByRole("button", { name: "Edit" }))
    expect(onOpen).toHaveBeenLastCalledWith("invoice-edit", { invoice: "pinv_1" })
    await user.click(draft.getByRole("button", { name: "Send" }))
    expect(onOpen).toHaveBeenLastCalledWith("invoice-send", { invoice: "pinv_1" })
    await user.click(draft.getByRole("button", { name: "More actions for Draft" }))
    await user.click(await screen.findByRole("menuitem", { name: "Delete draft" }))
    await user.click(await screen.findByRole("button", { name: "Delete draft" }))
    await waitFor(() => expect(network.to("DELETE /admin/client-portal/invoices/pinv_1")).toHaveLength(1))
  })

  it.each([
    ["nothing was paid of", {}, ["Open PDF", "Send again", "Credit note", "Void"], true],
    ["money was paid of", { paid: "100", balance: "504.80" }, ["Open PDF", "Send again", "Credit note"], true],
    ["is on its way", { processing: "604.80" }, ["Open PDF", "Send again", "Credit note"], true],
    ["is paid", { paid: "604.80", balance: "0" }, ["Open PDF", "Send again", "Credit note"], false],
  ])("an issued invoice that %s offers what can be done with it", async (_, money, actions, canRecord) => {
    const { user } = open(someInvoices([anInvoice({ money: { ...anInvoice().money, ...money } })]))
    const invoice = await card("INV-0112")
    expect(invoice.queryByRole("button", { name: "Record a payment" }) !== null).toBe(canRecord)
    await user.click(invoice.getByRole("button", { name: "More actions for INV-0112" }))
    const items = await screen.findAllByRole("menuitem")
    expect(items.map(({ textContent }) => textContent)).toEqual(actions)
  })

  it("show payments with reference, refunds and disputes, and lead to Medusa's own refund", async () => {
    const dispute = {
      ...{ id: "pdis_1", payment_id: "ppay_1", currency_code: "usd", amount: "604.80", status: "needs_response" },
      ...{ reason: "fraudulent", respond_by: "2026-12-01T09:00:00.000Z", opened_at: "2026-11-25T09:00:00.000Z" },
    }
    const payments = [
      aPayment({ refunded: "4.80", disputes: [dispute] }),
      aPayment({
        ...{ id: "ppay_2", method: "cheque", last4: null, reference: "778", medusa_payment_id: null },
        recorded_by: { type: "staff", name: "Dana Ruiz" },
      }),
    ]
    open(someInvoices([anInvoice({ payments })]))
    const invoice = await card("INV-0112")
    expect(invoice.getByText("Card ending in 4242")).toBeTruthy()
    expect(invoice.getByText("$4.80 refunded")).toBeTruthy()
    expect(invoice.getByText(/Dispute of \$604.80 · Status: needs_response · Reason: fraudulent/)).toBeTruthy()
    expect(invoice.getByText(/Reference 778 · recorded by Dana Ruiz/)).toBeTruthy()
    const [refund, ...others] = invoice.getAllByRole("link", { name: "Refund in Medusa" })
    expect(refund?.getAttribute("href")).toBe("/orders/order_1")
    expect(others).toEqual([])
  })

  it("say why clients cannot pay online, and that money arrived without an invoice", async () => {
    open(someInvoices([], { pay_unavailable: "stripe_missing", unassigned: [aPayment({ invoice_id: null })] }))
    expect(await screen.findByText(/the plugin has no Stripe key/)).toBeTruthy()
    expect(screen.getByRole("link", { name: "Payment settings" }).getAttribute("href")).toContain("#payments")
    expect(await card("Payments without an invoice")).toBeTruthy()
  })

  it("show open differences with Stripe that are about this order alone", async () => {
    network.on("GET /admin/client-portal/payments/findings", {
      body: { findings: [aFinding(), aFinding({ id: "2", order_id: "order_2", code: "late_payment" })] },
    })
    open(someInvoices([]))
    const findings = await card("Differences between Stripe and the books")
    expect(findings.getByText("More arrived than was owed")).toBeTruthy()
    expect(findings.queryByText(/old checkout/)).toBeNull()
  })

  it("show what was ordered, allowed and counted of each line", async () => {
    const exact = aCountedLine({ item_id: "i2", title: "Cap", size: null, tolerance: { kind: "exact" }, final: 98 })
    const narrow = aCountedLine({ item_id: "i3", title: "Apron", size: null, allowed: { from: 8, to: 8 } })
    const { user } = open(someInvoices([], { lines: [aCountedLine(), exact, narrow] }))
    const counts = await card("Pieces made")
    expect(counts.getByText("Heavy tee, XL")).toBeTruthy()
    expect(counts.getByText("97 to 105")).toBeTruthy()
    expect(counts.getByText("exact")).toBeTruthy()
    expect(counts.queryByText("8 to 8")).toBeNull()
    expect(counts.getByText("98")).toBeTruthy()
    await user.click(counts.getByRole("button", { name: "Enter final counts" }))
    expect(onOpen).toHaveBeenCalledWith("final-counts")
  })
})

describe("the PDF of an invoice", () => {
  const DOCUMENT = "GET /admin/client-portal/documents/invoice/pinv_1"
  const tab = { location: { replace: jest.fn() }, close: jest.fn() }

  const openPdf = async () => {
    Object.assign(window, { open: () => tab })
    Object.assign(URL, { createObjectURL: () => "blob:pdf", revokeObjectURL: () => undefined })
    const { user } = open(someInvoices([anInvoice()]))
    await user.click((await card("INV-0112")).getByRole("button", { name: "More actions for INV-0112" }))
    await user.click(await screen.findByRole("menuitem", { name: "Open PDF" }))
  }

  it("opens in a tab of its own", async () => {
    network.on(DOCUMENT, { body: {} })
    await openPdf()
    await waitFor(() => expect(tab.location.replace).toHaveBeenCalledWith("blob:pdf"))
  })

  it("that cannot be made closes the tab and says why", async () => {
    network.on(DOCUMENT, { status: 500, body: { type: "x", code: "document_failed", message: "No glyphs" } })
    await openPdf()
    expect(await screen.findByText("No glyphs")).toBeTruthy()
    expect(tab.close).toHaveBeenCalled()
  })
})
