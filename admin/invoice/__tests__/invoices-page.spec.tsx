/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { anInvoiceList, anInvoiceRow } from "../../__tests__/support/invoices"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { InvoicesPage } from "../list/invoices-page"

const LIST = "GET /admin/client-portal/invoices"
let network: Network

beforeEach(() => {
  const credit = anInvoiceRow({ id: "pinv_2", kind: "credit_note", number: "CN-0001", state: "sent", due_on: null })
  network = new Network().on(LIST, { body: anInvoiceList([anInvoiceRow(), credit]) })
})
const lastQuery = () => Object.fromEntries(network.to(LIST).at(-1)?.query ?? [])

describe("the invoices of all projects", () => {
  it("say of each where it stands, whose it is, and what is owed until when", async () => {
    renderAdmin(<InvoicesPage />)
    const link = await screen.findByRole("link", { name: "INV-0112" })
    expect(link.getAttribute("href")).toBe("/client-portal/projects/pproj_1?tab=invoices&invoice=pinv_1")
    const list = within(screen.getByRole("region", { name: "Invoices" }))
    const [, first, second] = list.getAllByRole("row").map((row) => within(row))
    expect(second?.getByText("Issued")).toBeTruthy()
    for (const text of ["Overdue", "Deposit", "Nov 20, 2026", "#13 · Smith Embroidery"])
      expect(first?.getByText(text)).toBeTruthy()
    expect(first?.getAllByText("$604.80")).toHaveLength(2)
    expect(second?.getByText("Credit note")).toBeTruthy()
    expect(lastQuery()).toEqual({ order: "-created_at", limit: "50" })
  })

  it("sum up what is owed by age, one row a currency", async () => {
    renderAdmin(<InvoicesPage />)
    const ageing = within(await screen.findByRole("region", { name: "Open balances by days overdue" }))
    for (const text of ["USD", "$10.00", "$604.80", "$614.80"]) expect(ageing.getByText(text)).toBeTruthy()
  })

  it("of one customer come with a statement of account as PDF", async () => {
    const tab = { location: { replace: jest.fn() }, close: jest.fn() }
    Object.assign(window, { open: () => tab })
    Object.assign(URL, { createObjectURL: () => "blob:statement", revokeObjectURL: () => undefined })
    network.on("GET /admin/client-portal/documents/statement/cus_1", { body: {} })
    const { user } = renderAdmin(<InvoicesPage />, { at: "/?customer_id=cus_1" })
    await user.click(await screen.findByRole("button", { name: "Statement of account" }))
    await waitFor(() => expect(tab.location.replace).toHaveBeenCalledWith("blob:statement"))
    expect(lastQuery()).toMatchObject({ customer_id: "cus_1" })
  })

  it("ask what the URL says, and ignore what the list cannot answer", async () => {
    const { unmount } = renderAdmin(<InvoicesPage />, {
      at: "/?q=tees&state=sent,overdue&due_to=2026-12-01&order=due_on&after=abc",
    })
    await screen.findByRole("link", { name: "INV-0112" })
    expect(lastQuery()).toEqual({
      ...{ q: "tees", state: "sent,overdue", due_to: "2026-12-01", order: "due_on", limit: "50", after: "abc" },
    })
    unmount()
    renderAdmin(<InvoicesPage />, { at: "/?state=lost" })
    await screen.findByRole("link", { name: "INV-0112" })
    expect(lastQuery()).toEqual({ order: "-created_at", limit: "50" })
  })

  it("are filtered by state, and all filters are cleared at once", async () => {
    const { user, router } = renderAdmin(<InvoicesPage />)
    await user.click(await screen.findByRole("button", { name: "State" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Overdue" }))
    await user.keyboard("{Escape}")
    await waitFor(() => expect(lastQuery()).toMatchObject({ state: "overdue" }))
    await user.click(await screen.findByRole("button", { name: "Clear filters" }))
    await waitFor(() => expect(router.state.location.search).toBe(""))
  })

  it("go to the next page, and are exported as they are filtered", async () => {
    const EXPORT = "GET /admin/client-portal/invoices/export"
    network.on(EXPORT, { body: {} })
    network.on(LIST, { body: anInvoiceList([anInvoiceRow()], { count: 1000, has_more: true, next: "on" }) })
    const made = jest.fn(() => "blob:x")
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined })
    const { user } = renderAdmin(<InvoicesPage />, { at: "/?state=overdue&after=abc" })
    expect(await screen.findByText("More than 1000 invoices")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Export CSV" }))
    await waitFor(() => expect(made).toHaveBeenCalled())
    expect(Object.fromEntries(network.to(EXPORT)[0]?.query ?? [])).toEqual({ state: "overdue", order: "-created_at" })
    await user.click(screen.getByRole("button", { name: "Next" }))
    await waitFor(() => expect(lastQuery()).toMatchObject({ after: "on" }))
  })

  it("say that they could not be loaded, and try again", async () => {
    network.isDown = true
    const { user } = renderAdmin(<InvoicesPage />)
    expect(within(await screen.findByRole("alert")).getByText(/The server cannot be reached/)).toBeTruthy()
    network.isDown = false
    await user.click(screen.getByRole("button", { name: "Try again" }))
    await screen.findByRole("link", { name: "INV-0112" })
  })
})
