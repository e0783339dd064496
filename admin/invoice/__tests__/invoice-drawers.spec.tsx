/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ComponentType } from "react"
import { aCountedLine, aDraft, anInvoice, someInvoices } from "../../__tests__/support/invoices"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { invoiceSettings } from "../../../src/contracts"
import type { ProjectInvoices } from "../../../src/contracts"
import type { DrawerProps } from "../../project/drawers"
import { CreditInvoiceDrawer } from "../credit-invoice-drawer"
import { EditInvoiceDrawer } from "../edit-invoice-drawer"
import { FinalCountsDrawer } from "../final-counts-drawer"
import { NewInvoiceDrawer } from "../new-invoice-drawer"
import { RecordPaymentDrawer } from "../record-payment-drawer"
import { ResendInvoiceDrawer, SendInvoiceDrawer } from "../send-invoice-drawer"
import { TolerancesDrawer } from "../tolerances-drawer"
import { VoidInvoiceDrawer } from "../void-invoice-drawer"

const PROJECT = "/admin/client-portal/projects/pproj_1"
const TAB = `GET ${PROJECT}/invoices`
const INVOICE = "/admin/client-portal/invoices/pinv_1"
const answer = { body: { invoice: anInvoice() } }
const refusal = (status: number, code: string) => ({
  status,
  body: { type: "x", code, message: `Server says ${code}` },
})

const link = (id: string, name: string, state = "active") => ({
  ...{ id, scope: "project", state, recipient_name: name, recipient_email: `${id}@example.com`, delegated_by: null },
  ...{ display: "x", expires_at: null, created_at: "2026-11-24T09:00:00.000Z", last_shared_at: null, share_count: 1 },
  ...{ last_opened_at: null, open_count: 0, last_notice: null, returned_mail: null },
})

let network: Network
const onClose = jest.fn()

beforeEach(() => {
  onClose.mockReset()
  network = new Network()
    .on("GET /admin/client-portal/settings", { body: { settings: { invoice: invoiceSettings.defaults } } })
    .on(`GET ${PROJECT}/people`, {
      body: {
        links: [link("plink_1", "Sarah"), link("plink_2", "Tom"), link("plink_3", "Gone", "revoked")],
        events: [],
        suggested_recipient: { name: "Sarah", email: null },
      },
    })
})

const open = (Drawer: ComponentType<DrawerProps>, data: ProjectInvoices) => {
  network.on(TAB, { body: data })
  return renderAdmin(<Drawer project={aHeader()} onClose={onClose} />, { at: "/?tab=invoices&invoice=pinv_1" })
}
const bodyOf = (route: string) => network.to(route).at(-1)?.body
const choose = async (user: ReturnType<typeof renderAdmin>["user"], label: string, option: string) => {
  await user.click(await screen.findByRole("combobox", { name: label }))
  await user.click(await screen.findByRole("option", { name: option }))
}
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name })
const retype = async (user: ReturnType<typeof renderAdmin>["user"], name: string, text: string) => {
  await user.clear(field(name))
  if (text) await user.type(field(name), text)
}

describe("a new invoice", () => {
  const CREATE = `POST ${PROJECT}/invoices`
  const start = () => {
    network.on(CREATE, answer)
    return open(NewInvoiceDrawer, someInvoices([]))
  }
  const create = (user: ReturnType<typeof renderAdmin>["user"]) =>
    user.click(screen.getByRole("button", { name: "Create draft" }))

  it("begins with the deposit of the settings, and is open afterwards", async () => {
    const { user, router } = start()
    expect(await screen.findByDisplayValue("50")).toBeTruthy()
    await retype(user, "Percent of the order", "33,5")
    await create(user)
    await waitFor(() =>
      expect(bodyOf(CREATE)).toEqual({ purpose: "deposit", share: { kind: "percent", percent: "33.5" } }),
    )
    await waitFor(() => expect(router.state.location.search).toContain("invoice=pinv_1"))
  })

  it("takes the balance, or chosen lines with their pieces", async () => {
    const { user } = start()
    await choose(user, "What to bill", "Whole order")
    await choose(user, "Lines", "Chosen lines")
    await create(user)
    expect(await screen.findByRole("alert")).toBeTruthy()
    expect(network.to(CREATE)).toEqual([])
    await user.type(field("Pieces of Heavy tee, XL"), "40")
    await create(user)
    await waitFor(() =>
      expect(bodyOf(CREATE)).toEqual({ purpose: "full", items: [{ item_id: "item_1", quantity: 40 }] }),
    )
  })

  it("takes a charge, and says at its field what is missing", async () => {
    const { user } = start()
    await choose(user, "What to bill", "Charge")
    await user.type(field("Price in USD"), "twelve")
    await create(user)
    expect(await screen.findByText("The line needs a title")).toBeTruthy()
    expect(screen.getByText("Please type an amount such as 19.99")).toBeTruthy()
    await user.type(field("Charge"), "Rush")
    await retype(user, "Price in USD", "12,5")
    await create(user)
    await waitFor(() =>
      expect(bodyOf(CREATE)).toMatchObject({
        purpose: "charge",
        content: { lines: [{ title: "Rush", unit_price: "12.5", quantity: "1", kind: "charge", taxes: [] }] },
      }),
    )
  })

  it("says why the server made none, and keeps what was typed", async () => {
    const { user } = start()
    network.on(CREATE, refusal(400, "nothing_to_invoice"))
    await choose(user, "What to bill", "Balance")
    await create(user)
    expect(await screen.findByText("Server says nothing_to_invoice")).toBeTruthy()
    expect(screen.getByRole("combobox", { name: "What to bill" }).textContent).toBe("Balance")
  })
})

describe("editing a draft", () => {
  const SAVE = `POST ${INVOICE}`

  it("sends lines, taxes, terms, PO number and note with the revision that was opened", async () => {
    const { user } = open(EditInvoiceDrawer, someInvoices([aDraft()]))
    network.on(SAVE, answer)
    await screen.findByLabelText("Title of line 1")
    await retype(user, "Quantity of line 1", "150")
    await retype(user, "Price of line 1", "3,75")
    await user.click(screen.getByRole("button", { name: "Add a tax" }))
    await user.type(field("Name of tax 2 on line 1"), "QST")
    await user.type(field("Percent of tax 2 on line 1"), "9.975")
    await choose(user, "Payment terms", "Due on receipt")
    await retype(user, "PO number", "")
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(bodyOf(SAVE)).toMatchObject({
        revision: 3,
        po_number: null,
        terms: { kind: "on_receipt" },
        lines: [
          {
            ...{ title: "Heavy tee", quantity: "150", unit_price: "3.75", item_ids: ["item_1"] },
            taxes: [
              { name: "GST", rate: "5", category: "S" },
              { name: "QST", rate: "9.975", category: "S" },
            ],
          },
        ],
      }),
    )
    await waitFor(() => expect(onClose).toHaveBeenCalled())
  })

  it("keeps what was typed when someone else saved first, and replaces their version only on a second press", async () => {
    const { user } = open(EditInvoiceDrawer, someInvoices([aDraft()]))
    network.on(SAVE, refusal(409, "conflict"))
    await screen.findByLabelText("Title of line 1")
    await retype(user, "Title of line 1", "Lighter tee")
    network.on(TAB, { body: someInvoices([aDraft({ revision: 4 })]) })
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText(/Someone changed this draft while you were typing/)).toBeTruthy()
    expect(field("Title of line 1").value).toBe("Lighter tee")
    network.on(SAVE, answer)
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(bodyOf(SAVE)).toMatchObject({ revision: 4, lines: [{ title: "Lighter tee" }] }))
  })

  it("is not sent with what is no number, or without a line", async () => {
    const { user } = open(EditInvoiceDrawer, someInvoices([aDraft()]))
    await screen.findByLabelText("Title of line 1")
    await retype(user, "Quantity of line 1", "a dozen")
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please type a number such as 12 or 9.975")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Remove line 1" }))
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("An invoice needs at least one line")).toBeTruthy()
    expect(network.to(SAVE)).toEqual([])
  })
})

describe("sending an invoice", () => {
  it("goes to everyone with a working link unless some are chosen, with the revision that was looked at", async () => {
    const { user } = open(SendInvoiceDrawer, someInvoices([aDraft()], { lines: [aCountedLine({ final: 97 })] }))
    network.on(`POST ${INVOICE}/send`, answer)
    expect(await screen.findByText("Heavy tee, XL: 97 / 100")).toBeTruthy()
    expect(screen.queryByText(/Gone/)).toBeNull()
    await user.type(screen.getByRole("textbox", { name: "Message" }), "Thanks")
    await user.click(screen.getByRole("button", { name: "Issue and send" }))
    await waitFor(() => expect(bodyOf(`POST ${INVOICE}/send`)).toEqual({ revision: 3, message: "Thanks" }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
  })

  it("again, goes to those who were chosen, and to at least one", async () => {
    const { user } = open(ResendInvoiceDrawer, someInvoices([anInvoice()]))
    network.on(`POST ${INVOICE}/resend`, answer)
    await user.click(await screen.findByRole("checkbox", { name: /Sarah/ }))
    await user.click(screen.getByRole("checkbox", { name: /Tom/ }))
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send again" }).disabled).toBe(true)
    await user.click(screen.getByRole("checkbox", { name: /Tom/ }))
    await user.click(screen.getByRole("button", { name: "Send again" }))
    await waitFor(() => expect(bodyOf(`POST ${INVOICE}/resend`)).toEqual({ link_ids: ["plink_2"], message: null }))
  })

  it("says that nobody will be mailed where no link works", async () => {
    network.on(`GET ${PROJECT}/people`, {
      body: { links: [], events: [], suggested_recipient: { name: "", email: null } },
    })
    open(SendInvoiceDrawer, someInvoices([aDraft()]))
    expect(await screen.findByText(/no email is sent/)).toBeTruthy()
  })
})

describe("an issued invoice", () => {
  it("is voided with a reason", async () => {
    const { user } = open(VoidInvoiceDrawer, someInvoices([anInvoice()]))
    network.on(`POST ${INVOICE}/void`, answer)
    await user.click(await screen.findByRole("button", { name: "Void invoice" }))
    expect(await screen.findByText("Please say why")).toBeTruthy()
    await user.type(screen.getByRole("textbox", { name: "Reason" }), "Wrong customer")
    await user.click(screen.getByRole("button", { name: "Void invoice" }))
    await waitFor(() => expect(bodyOf(`POST ${INVOICE}/void`)).toEqual({ reason: "Wrong customer" }))
  })

  it.each([
    ["what the invoices ask for too much", "0"],
    ["what was refunded of it", "23.03"],
  ])("is credited first for %s", async (_, refunded) => {
    const order = { ...someInvoices([]).order, uninvoiced: refunded === "0" ? "-23.03" : "0" }
    const invoice = anInvoice({ money: { ...anInvoice().money, refunded } })
    const { user } = open(CreditInvoiceDrawer, someInvoices([invoice], { order }))
    network.on(`POST ${INVOICE}/credit`, answer)
    await user.type(await screen.findByRole("textbox", { name: "Reason" }), "Refunded")
    await user.click(screen.getByRole("button", { name: "Issue credit note" }))
    await waitFor(() => expect(bodyOf(`POST ${INVOICE}/credit`)).toMatchObject({ amount: "23.03" }))
  })

  it("is credited for all of it or an amount, under one key for every try", async () => {
    const { user } = open(CreditInvoiceDrawer, someInvoices([anInvoice()]))
    network.on(`POST ${INVOICE}/credit`, refusal(400, "amount_invalid"))
    await user.type(await screen.findByRole("textbox", { name: "Amount in USD" }), "1000")
    await user.type(screen.getByRole("textbox", { name: "Reason" }), "Damaged")
    await user.click(screen.getByRole("button", { name: "Issue credit note" }))
    expect(await screen.findByText("Server says amount_invalid")).toBeTruthy()
    network.on(`POST ${INVOICE}/credit`, answer)
    await retype(user, "Amount in USD", "")
    await user.click(screen.getByRole("button", { name: "Issue credit note" }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    const [first, second] = network.to(`POST ${INVOICE}/credit`).map(({ body }) => body)
    expect(first).toMatchObject({ amount: "1000", reason: "Damaged", key: expect.stringMatching(/.{8,}/) })
    expect(second).toEqual({ reason: "Damaged", key: Object(first).key })
  })

  it("gets money that came by another way, of today unless another day is chosen, recorded once", async () => {
    const { user } = open(RecordPaymentDrawer, someInvoices([anInvoice()]))
    network.on(`POST ${INVOICE}/payments`, answer)
    await choose(user, "Method", "Check")
    expect(field("Amount in USD").value).toBe("604.80")
    await retype(user, "Amount in USD", "100")
    await user.type(field("Reference"), "778")
    await user.click(screen.getByRole("button", { name: "Record payment" }))
    await waitFor(() =>
      expect(bodyOf(`POST ${INVOICE}/payments`)).toMatchObject({
        ...{ method: "cheque", amount: "100", reference: "778", note: null },
        ...{ received_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), key: expect.stringMatching(/.{8,}/) },
      }),
    )
  })
})

describe("pieces made", () => {
  const lines = [aCountedLine(), aCountedLine({ item_id: "item_2", title: "Cap", size: null, final: 99 })]

  it("are counted line by line; those that are not counted yet are left out", async () => {
    const { user } = open(FinalCountsDrawer, someInvoices([], { lines }))
    network.on(`POST ${PROJECT}/final-counts`, { body: someInvoices([]) })
    await screen.findByRole("textbox", { name: "Final count of Cap" })
    await retype(user, "Final count of Cap", "98.5")
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please type a whole number of pieces")).toBeTruthy()
    await retype(user, "Final count of Cap", "98")
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(bodyOf(`POST ${PROJECT}/final-counts`)).toEqual({ lines: [{ item_id: "item_2", final: 98 }] }),
    )
  })

  it("may differ as far as staff agree, or not at all", async () => {
    const { user } = open(TolerancesDrawer, someInvoices([], { lines }))
    network.on(`POST ${PROJECT}/tolerances`, { body: someInvoices([]) })
    await choose(user, "Tolerance of Cap", "Exact quantity")
    await retype(user, "Percent over for Heavy tee, XL", "2,5")
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(bodyOf(`POST ${PROJECT}/tolerances`)).toEqual({
        lines: [
          { item_id: "item_1", tolerance: { kind: "percent", over: 2.5, under: 3 } },
          { item_id: "item_2", tolerance: { kind: "exact" } },
        ],
      }),
    )
  })
})

it("a drawer about an invoice that is gone says so", async () => {
  open(VoidInvoiceDrawer, someInvoices([anInvoice({ id: "pinv_9" })]))
  const drawer = within(await screen.findByRole("dialog"))
  expect(await drawer.findByText("This invoice is no longer there")).toBeTruthy()
})
