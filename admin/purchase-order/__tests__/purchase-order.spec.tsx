/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { DecisionStamp, ProjectHeader, PurchaseOrderPolicy, PurchaseOrderView } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader, aRequest } from "../../__tests__/support/samples"
import { DecisionStamps } from "../../approval/decision-stamps"
import { RecordDrawer } from "../../approval/record-drawer"
import { PurchaseOrderSection } from "../customer-section"
import { PurchaseOrderSettings } from "../settings-section"

const POLICY = "/admin/client-portal/customers/cus_1/purchase-order"
const RECORD = "POST /admin/client-portal/approval-requests/pareq_1/record"
let network: Network

beforeEach(() => {
  network = new Network()
})

describe("a customer's policy", () => {
  const open = (policy: PurchaseOrderPolicy) => {
    network.on(`GET ${POLICY}`, { body: policy })
    return renderAdmin(<PurchaseOrderSection customerId="cus_1" />)
  }

  it.each<[PurchaseOrderPolicy, string]>([
    [{ mode: null, shop_mode: "optional" }, "As in settings (Optional)"],
    [{ mode: "required", shop_mode: "optional" }, "Required"],
    [{ mode: "off", shop_mode: "required" }, "Not asked"],
  ])("is shown: %j", async (policy, words) => {
    open(policy)
    expect((await screen.findByRole("combobox", { name: "PO number" })).textContent).toBe(words)
  })

  it.each<[string, PurchaseOrderPolicy["mode"]]>([
    ["Required", "required"],
    ["As in settings (Not asked)", null],
  ])("is saved as soon as %s is chosen", async (choice, mode) => {
    const { user } = open({ mode: "optional", shop_mode: "off" })
    network.on(`POST ${POLICY}`, { body: { mode, shop_mode: "off" } })
    await user.click(await screen.findByRole("combobox", { name: "PO number" }))
    await user.click(await screen.findByRole("option", { name: choice }))
    await waitFor(() => expect(network.to(`POST ${POLICY}`)).toMatchObject([{ body: { mode } }]))
    await waitFor(() => expect(screen.getByRole("combobox", { name: "PO number" }).textContent).toBe(choice))
  })

  it("stays as it was when it is not saved, with the reason", async () => {
    const { user } = open({ mode: "optional", shop_mode: "off" })
    network.on(`POST ${POLICY}`, { status: 403, body: { type: "x", code: "forbidden", message: "Not yours" } })
    await user.click(await screen.findByRole("combobox", { name: "PO number" }))
    await user.click(await screen.findByRole("option", { name: "Required" }))
    expect(await screen.findByText("Not yours")).toBeTruthy()
    expect(screen.getByRole("combobox", { name: "PO number" }).textContent).toBe("Optional")
  })
})

it("the settings' mode is saved as soon as it is chosen, and no customer's default is among the choices", async () => {
  network.on("POST /admin/client-portal/settings", { body: {} })
  const { user } = renderAdmin(<PurchaseOrderSettings settings={{ purchase_order: { mode: "optional" } }} />)
  await user.click(screen.getByRole("combobox", { name: "PO number" }))
  const options = await screen.findAllByRole("option")
  expect(options.map(({ textContent }) => textContent)).toEqual(["Not asked", "Optional", "Required"])
  await user.click(screen.getByRole("option", { name: "Required" }))
  await waitFor(() =>
    expect(network.to("POST /admin/client-portal/settings")).toMatchObject([
      { body: { purchase_order: { mode: "required" } } },
    ]),
  )
})

describe("the PO number of an approval that staff record", () => {
  const asked = (view: PurchaseOrderView | null, more: Partial<ProjectHeader> = {}) =>
    aHeader({ request: aRequest({ rules: view ? { purchase_order: view } : {} }), ...more })

  const open = async (project: ProjectHeader, decision = "Approved") => {
    const view = renderAdmin(<RecordDrawer project={project} onClose={() => {}} />)
    const choose = async (label: string, option: string) => {
      await view.user.click(await screen.findByRole("combobox", { name: label }))
      await view.user.click(await screen.findByRole("option", { name: option }))
    }
    await choose("Decision", decision)
    await choose("How you were told", "By phone")
    return view
  }
  const field = () => screen.queryByRole("textbox", { name: "PO number" })
  const submit = () => screen.getByRole("button", { name: "Record the approval" })

  it("begins with the project's, and is sent", async () => {
    const { user } = await open(asked({ requirement: "optional" }, { po_number: "SL-1" }))
    network.on(RECORD, { body: {} })
    expect(field()).toHaveProperty("value", "SL-1")
    await user.type(screen.getByRole("textbox", { name: "PO number" }), "23")
    await user.click(submit())
    await waitFor(() =>
      expect(network.to(RECORD)).toMatchObject([{ body: { rules: { purchase_order: { po_number: "SL-123" } } } }]),
    )
  })

  it.each<[string, PurchaseOrderView | null, string]>([
    ["the customer is not asked", null, "Approved"],
    ["the decision is no approval", { requirement: "required" }, "Declined"],
  ])("is not there when %s", async (_, view, decision) => {
    await open(asked(view), decision)
    expect(field()).toBeNull()
  })

  it("has the server's refusal at its field, and what was typed stays", async () => {
    const { user } = await open(asked({ requirement: "required" }, { po_number: null }))
    network.on(RECORD, { status: 400, body: { type: "x", code: "po_required", message: "For developers" } })
    await user.click(submit())
    expect(await screen.findByText("This customer's approvals need a PO number.")).toBeTruthy()
    expect(screen.getByRole("textbox", { name: "PO number" }).getAttribute("aria-invalid")).toBe("true")
    expect(screen.getByRole("textbox", { name: "Who decided" })).toHaveProperty("value", "Sarah Smith")
  })

  it("is not sent with hidden characters", async () => {
    const { user } = await open(asked({ requirement: "optional" }, { po_number: "47\u202e11" }))
    await user.click(submit())
    expect(await screen.findByText(/without hidden control characters/)).toBeTruthy()
    expect(network.to(RECORD)).toEqual([])
  })
})

it("an approval's stamp shows the number that came with it", () => {
  const stamp: DecisionStamp = {
    id: "pdec_1",
    request_id: "pareq_1",
    kind: "approved",
    version: 1,
    name: "Sarah Smith",
    at: "2026-11-24T09:00:00.000Z",
    message: null,
    amount: "1344.00",
    currency_code: "usd",
    recorded_by: null,
    recorded_channel: null,
    document_sha256: "a".repeat(64),
    rules: { purchase_order: { requirement: "optional", po_number: "SL-123" } },
  }
  renderAdmin(<DecisionStamps decisions={[stamp, { ...stamp, id: "pdec_2", rules: {} }]} />)
  const [entered, without] = screen.getAllByRole("listitem")
  expect(entered && within(entered).getByText("PO number SL-123")).toBeTruthy()
  expect(without?.textContent).not.toContain("PO number")
})
