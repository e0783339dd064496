import type { DecisionConflict, OrderPanel, ProjectPage, Rendering, SharedLink } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { mailTo } from "../support/mailbox"
import {
  createDraftOrder,
  editDraftQuantity,
  readOrder,
  reservedQuantity,
  type TestOrder,
  uniqueEmail,
} from "../support/orders"
import { waitFor } from "../support/wait"

const panelOf = async (admin: Api, orderId: string): Promise<OrderPanel> =>
  (await admin.get<{ panel: OrderPanel }>(`/admin/client-portal/orders/${orderId}`)).panel

const share = async (admin: Api, order: TestOrder, email = uniqueEmail()): Promise<SharedLink> =>
  await admin.post<SharedLink>(`/admin/client-portal/orders/${order.id}/links`, {
    recipient_name: "Sarah Smith",
    recipient_email: email,
    message: "Here is your quote.",
  })

const ask = async (admin: Api, order: TestOrder): Promise<OrderPanel> =>
  (await admin.post<{ panel: OrderPanel }>(`/admin/client-portal/orders/${order.id}/approval-requests`)).panel

const pageOf = async (client: Api): Promise<ProjectPage> => await client.get<ProjectPage>("/portal/project")

const renderingOf = async (client: Api): Promise<Rendering> => {
  const { project } = await pageOf(client)
  return await client.get<Rendering>(`/portal/approvals/${project.request?.id}`)
}

const signature = (rendering: Rendering) => ({
  decision: "approved",
  nonce: rendering.nonce,
  name: "Sarah Smith",
  email: "sarah@example.com",
  consent: true,
})

describe("an order's approval", () => {
  let admin: Api
  let order: TestOrder
  let link: SharedLink
  let client: Api

  beforeAll(async () => {
    admin = await adminApi()
  })

  beforeEach(async () => {
    order = await createDraftOrder()
    link = await share(admin, order)
    await ask(admin, order)
    client = await openLink(link.url)
  })

  it("turns the signed draft into an order with its stock reserved and the delivery note drafted", async () => {
    const rendering = await renderingOf(client)
    const { status, body } = await client.call("POST", `/portal/approvals/${rendering.request.id}/decision`, {
      body: signature(rendering),
    })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { decision: { kind: "approved", name: "Sarah Smith", version: 1 } },
    })

    const panel = await waitFor(
      async () => {
        const now = await panelOf(admin, order.id)
        return now.delivery_note && now
      },
      { what: "the effects of the decision" },
    )
    expect(panel.status).toBe("approved")
    expect(panel.pending_effect).toBeNull()
    expect(panel.delivery_note?.lines.map(({ quantity }) => quantity)).toEqual(
      order.items.map(({ quantity }) => quantity),
    )
    expect((await readOrder(order.id)).status).toBe("pending")
    expect(await reservedQuantity(order)).toBe(15)

    const page = await pageOf(client)
    expect(page.project).toMatchObject({ kind: "order", status: "approved", needs: [] })
    expect(page.project.decisions).toHaveLength(1)
    expect(
      (await mailTo("sarah@example.com", ({ text }) => text.includes(rendering.document_sha256))).subject,
    ).toBeTruthy()
  })

  it("refuses a decision on a version that is no longer current and says what is new", async () => {
    const rendering = await renderingOf(client)
    const item = order.items[0]
    await editDraftQuantity(order, item?.id ?? "", 24)
    const { status, body } = await client.call<DecisionConflict>(
      "POST",
      `/portal/approvals/${rendering.request.id}/decision`,
      {
        body: signature(rendering),
      },
    )
    expect({ status, code: body.code }).toEqual({ status: 409, code: "changed" })
    expect(body.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "quantity", before: "10", after: "24" })]),
    )
    expect((await readOrder(order.id)).status).toBe("draft")
  })
})
