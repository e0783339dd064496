import type { ProjectProofs, ProofRendering, StaffProof } from "../../src/contracts"
import { adminApi, type Answer, openLink } from "../support/api"
import { row } from "../support/database"
import { createPlacedOrder, type OrderInput } from "../support/orders"
import { evidenceFaults, evidenceOf, type Scene, share } from "../support/portal"
import { artwork, processed, sendProof, upload } from "../support/proofs"
import { testShop } from "../support/shop"

const projectOf = async (order_id: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id]))?.id ?? ""

const proofsOf = async ({ admin, order }: Scene) =>
  await admin.get<ProjectProofs>(`/admin/client-portal/projects/${await projectOf(order.id)}/proofs`)

const placedScene = async (input: OrderInput = {}): Promise<Scene> => {
  const admin = await adminApi()
  const order = await createPlacedOrder(input)
  const link = await share(admin, order.id)
  return { admin, order, link, client: await openLink(link.url) }
}

/** A placed order whose first line has a proof that was sent; its second line has none. */
const proofedOrder = async (): Promise<Scene & { proof: StaffProof }> => {
  const scene = await placedScene({ lines: [{ quantity: 6 }, { quantity: 4 }] })
  const { admin, order } = scene
  const { proof } = await admin.post<{ proof: StaffProof }>(
    `/admin/client-portal/projects/${await projectOf(order.id)}/proofs`,
    { title: "Front print", item_ids: order.items.slice(0, 1).map(({ id }) => id) },
  )
  const file = await upload(admin, proof.id, "baseball.svg", await artwork("baseball.svg"))
  await processed(file.id)
  return { ...scene, proof: await sendProof(admin, proof.id) }
}

const decide = async ({ client }: Scene, proof: StaffProof, body: object = {}) => {
  const rendering = await client.get<ProofRendering>(`/portal/proofs/${proof.id}/rendering`)
  const ticks = rendering.document.spec.ticks.map(({ id }) => id)
  await client.post(`/portal/approvals/${rendering.request.id}/decision`, {
    ...{ decision: "approved", nonce: rendering.nonce, name: "Sarah Smith", email: "sarah@example.com", consent: true },
    rules: { proof: { ticks } },
    ...body,
  })
}

const fulfill = async ({ admin, order }: Scene, line: number): Promise<Answer<{ code?: string; message?: string }>> => {
  const { stockLocationId: location_id } = await testShop()
  const items = order.items.slice(line, line + 1).map(({ id }) => ({ id, quantity: 1 }))
  return await admin.call("POST", `/admin/orders/${order.id}/fulfillments`, { body: { items, location_id } })
}

const override = async ({ admin, order }: Scene, reason = "The client said yes on the phone.") =>
  await admin.call<ProjectProofs>("POST", `/admin/client-portal/projects/${await projectOf(order.id)}/gate-override`, {
    body: { reason },
  })

describe("the production gate", () => {
  it("refuses a line whose proof is not approved and names both; other lines pass; approved, it passes", async () => {
    const scene = await proofedOrder()
    const refused = await fulfill(scene, 0)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: "proofs_not_approved",
      message: expect.stringMatching(/Heavy tee .* waits for proof "Front print" \(waiting for the client\)/),
    })
    expect((await fulfill(scene, 1)).status).toBe(200)
    await decide(scene, scene.proof)
    expect((await fulfill(scene, 0)).status).toBe(200)
  })

  it("holds the core route that takes lines without an order's help to the same rule", async () => {
    const scene = await proofedOrder()
    const { stockLocationId: location_id } = await testShop()
    const item = { title: "Heavy tee", sku: "tee", barcode: "1", quantity: 1 }
    const body = (line_item_id: string | undefined) => ({
      ...{ location_id, provider_id: "manual_manual", order_id: scene.order.id, data: {}, metadata: {}, labels: [] },
      delivery_address: {},
      items: [{ ...item, line_item_id }],
    })
    for (const id of [scene.order.items[0]?.id, undefined])
      expect(await scene.admin.call("POST", "/admin/fulfillments", { body: body(id) })).toMatchObject({
        ...{ status: 409, body: { code: "proofs_not_approved" } },
      })
    const passed = await scene.admin.call("POST", "/admin/fulfillments", { body: body(scene.order.items[1]?.id) })
    expect(passed.status).toBe(200)
  })

  it("is overridden with a reason that becomes evidence, once however often it is pressed, until a new version is sent", async () => {
    const scene = await proofedOrder()
    const answers = await Promise.all([override(scene), override(scene), override(scene)])
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body.gate).toMatchObject({ holds: [], override: { reason: "The client said yes on the phone." } })
    }
    const entries = (await evidenceOf(scene.order.id)).filter(({ kind }) => kind === "gate.overridden")
    expect(entries).toHaveLength(1)
    expect(entries[0]?.facts).toMatchObject({
      item_ids: [scene.order.items[0]?.id],
      proofs: [{ proof_id: scene.proof.id, state: "sent" }],
    })
    expect(await evidenceFaults(scene.order.id)).toEqual([])
    expect((await fulfill(scene, 0)).status).toBe(200)

    await scene.admin.post(`/admin/client-portal/proofs/${scene.proof.id}/draft`, { note: "Larger ball" })
    const file = await upload(scene.admin, scene.proof.id, "baseball.svg", await artwork("baseball.svg"))
    await processed(file.id)
    expect((await proofsOf(scene)).gate.holds).toEqual([])
    await sendProof(scene.admin, scene.proof.id)
    expect((await fulfill(scene, 0)).status).toBe(409)
    expect((await proofsOf(scene)).gate).toMatchObject({ holds: [{ waits_for: [{ state: "sent" }] }], override: null })
  })

  it("counts no override for an answer that the client gives afterwards", async () => {
    const scene = await proofedOrder()
    await override(scene)
    await decide(scene, scene.proof, { decision: "changes_requested", message: "Larger, please." })
    expect((await fulfill(scene, 0)).body).toMatchObject({ message: expect.stringContaining("asked for changes") })
  })

  it("has nothing to override where nothing is held back", async () => {
    const scene = await placedScene()
    expect(await override(scene)).toMatchObject({ status: 400, body: { code: "not_allowed" } })
  })

  it("leaves bodies that Medusa refuses to Medusa, and strangers to its authentication", async () => {
    const { admin, order, client } = await placedScene()
    expect(
      (await admin.call("POST", `/admin/orders/${order.id}/fulfillments`, { body: { items: "all" } })).status,
    ).toBe(400)
    expect((await client.call("POST", `/admin/orders/${order.id}/fulfillments`, { body: {} })).status).toBe(401)
  })
})
