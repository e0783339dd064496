import { randomUUID } from "node:crypto"
import {
  EMPTY_SPEC_CARD,
  type ProductionReport,
  type ProductionRow,
  type RemindedProof,
  type SavedView,
  type StaffProof,
} from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { row, rows } from "../support/database"
import {
  createFulfillment,
  createPlacedOrder,
  deliver,
  editQuantity,
  readOrder,
  ship,
  type TestOrder,
} from "../support/orders"
import { outboxDone, share } from "../support/portal"
import { artwork, processed, sendProof as sendNewest, upload } from "../support/proofs"
import { waitFor } from "../support/wait"

const PATH = "/admin/client-portal/production"

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

type Query = Record<string, string | number>

const report = async (query: Query = {}) => await admin.get<ProductionReport>(PATH, query)
/** Names are unique, so that each test looks at its own rows. */
const rowsOf = async (name: string, query: Query = {}): Promise<ProductionRow[]> =>
  (await report({ q: name, ...query })).rows

const projectOf = async (order_id: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id]))?.id ?? ""

/** Runs the job that the crontab runs every ten minutes. */
const noteOrders = async (): Promise<void> => {
  const mark = randomUUID()
  const payload = JSON.stringify({ job: "delivered-orders", _cron: { ts: new Date().toISOString() }, mark })
  await rows("SELECT client_portal_jobs.add_job('effects', $1::json)", [payload])
  await outboxDone(mark)
}

const addProof = async (order: TestOrder, lines: number[], method: string | null = null): Promise<StaffProof> => {
  const { proof } = await admin.post<{ proof: StaffProof }>(
    `/admin/client-portal/projects/${await projectOf(order.id)}/proofs`,
    { title: "Front print", item_ids: lines.flatMap((at) => order.items[at]?.id ?? []) },
  )
  if (method !== null)
    await admin.post(`/admin/client-portal/proofs/${proof.id}/draft`, { spec: { ...EMPTY_SPEC_CARD, method } })
  return proof
}

const sendProof = async ({ id }: StaffProof, body = { notify: false }) => {
  const file = await upload(admin, id, "baseball.svg", await artwork("baseball.svg"))
  await processed(file.id)
  await sendNewest(admin, id, body)
}

const namedOrder = async (fields: object = {}) => {
  const order = await createPlacedOrder({ lines: [{ quantity: 6 }, { quantity: 4 }] })
  await share(admin, order.id)
  const name = `Report ${randomUUID().slice(0, 8)}`
  await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name, ...fields })
  return { order, name }
}

describe("the production report", () => {
  it("shows lines without a proof, then the proof with who is waited for, as it goes along", async () => {
    const { order, name } = await namedOrder({ in_hands_date: "2030-01-15" })
    expect(await rowsOf(name)).toMatchObject([
      {
        ...{ proof: null, state: "none", waiting: { on: "staff" }, in_hands_date: "2030-01-15", risk: null },
        project: { name, order_id: order.id, is_draft: false },
        lines: [{ quantity: 10 }],
        approve_by: { has_passed: false },
      },
    ])
    const proof = await addProof(order, [0], "Embroidery")
    const [draft, rest, ...none] = (await rowsOf(name)).sort((one) => (one.proof ? -1 : 1))
    expect(none).toEqual([])
    expect(draft).toMatchObject({ state: "draft", method: "Embroidery", lines: [{ quantity: 6 }] })
    expect(rest).toMatchObject({ state: "none", lines: [{ quantity: 4 }] })
    await sendProof(proof)
    const [sent] = await rowsOf(name, { waiting_on: "client" })
    expect(sent).toMatchObject({ proof: { id: proof.id, version: 1 }, state: "sent", waiting: { on: "client" } })
    await admin.post(`/admin/client-portal/proofs/${proof.id}/close`, {})
    // A closed proof covers its line no longer.
    expect(await rowsOf(name)).toMatchObject([{ state: "none", lines: [{ quantity: 10 }] }])
    expect(await rowsOf(name, { state: "superseded" })).toHaveLength(1)
  })

  it("agrees with the project on its stage while packages leave, and leaves out what is done", async () => {
    const { order, name } = await namedOrder()
    await addProof(order, [0, 1])
    const stageOf = async (query: Query = {}) => (await rowsOf(name, query)).map(({ stage }) => stage.name)
    expect(await stageOf()).toEqual([expect.any(String)])
    // Not required, so that the goods may leave.
    const [{ proof } = { proof: null }] = await rowsOf(name)
    await admin.post(`/admin/client-portal/proofs/${proof?.id}`, { is_required: false })
    const fulfillment = await createFulfillment(order)
    await ship(order, fulfillment)
    expect(await stageOf()).toEqual(["Shipped"])
    expect(await stageOf({ stage_id: "pstg_shipped" })).toEqual(["Shipped"])
    expect(await stageOf({ stage_id: "pstg_quote,pstg_production" })).toEqual([])
    await deliver(order, fulfillment)
    expect(await stageOf()).toEqual([])
    expect(await stageOf({ stage_id: "pstg_delivered" })).toEqual(["Delivered"])
  })

  it("leaves delivered orders to the index once they were noted, and shows one again when it is edited", async () => {
    const { order, name } = await namedOrder()
    await addProof(order, [0, 1])
    const [{ proof } = { proof: null }] = await rowsOf(name)
    await admin.post(`/admin/client-portal/proofs/${proof?.id}`, { is_required: false })
    const fulfillment = await createFulfillment(order)
    await ship(order, fulfillment)
    const stages = async (query: Query = {}) => (await rowsOf(name, query)).map(({ stage }) => stage.name)
    const noted = async () =>
      await rows("SELECT DISTINCT delivered_version FROM portal_production_index WHERE order_id = $1", [order.id])
    await noteOrders()
    expect(await noted()).toEqual([{ delivered_version: null }])

    await deliver(order, fulfillment)
    await noteOrders()
    const { version } = await readOrder(order.id)
    expect(await noted()).toEqual([{ delivered_version: version }])
    expect(await stages()).toEqual([])
    expect(await stages({ stage_id: "pstg_delivered" })).toEqual(["Delivered"])
    expect(await stages({ stage_id: "pstg_shipped" })).toEqual([])

    await editQuantity(order, order.items[0]?.id ?? "", 9)
    await waitFor(async () => (await stages())[0] === "Shipped", { what: "the edited order in the report" })
    expect(await stages({ stage_id: "pstg_delivered" })).toEqual([])
  })

  it("leaves covered lines to the index once they were noted, and shows them again when their proof is closed", async () => {
    const { order, name } = await namedOrder()
    const proof = await addProof(order, [0, 1])
    const noted = async () =>
      await rows("SELECT covered_version FROM portal_production_index WHERE order_id = $1 AND proof_id IS NULL", [
        order.id,
      ])
    const close = async () => await admin.post(`/admin/client-portal/proofs/${proof.id}/close`, {})
    await noteOrders()
    expect(await noted()).toEqual([{ covered_version: order.version }])
    expect((await rowsOf(name)).map(({ state }) => state)).toEqual(["draft"])

    await editQuantity(order, order.items[0]?.id ?? "", 9)
    expect(await rowsOf(name, { state: "none" })).toEqual([])
    await noteOrders()
    const { version } = await readOrder(order.id)
    expect(await noted()).toEqual([{ covered_version: version }])
    // Whichever of the two comes first, the lines are bare again.
    await Promise.all([noteOrders(), close(), noteOrders()])
    expect(await noted()).toEqual([{ covered_version: null }])
    expect(await rowsOf(name, { state: "none" })).toMatchObject([{ lines: [{ quantity: 13 }] }])
  })

  it("filters by risk as the moment says, by method, owner, dates and client", async () => {
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const { order, name } = await namedOrder({ in_hands_date: soon })
    await addProof(order, [0, 1], "Screen print")
    const [late] = await rowsOf(name, { risk: "passed" })
    expect(late).toMatchObject({ risk: "passed", approve_by: { has_passed: true } })
    const count = async (query: Query) => (await rowsOf(name, query)).length
    expect(await count({ risk: "near" })).toBe(0)
    expect(await count({ risk: "near,passed" })).toBe(1)
    expect(await count({ method: "screen PRINT" })).toBe(1)
    expect(await count({ method: "Embroidery" })).toBe(0)
    expect(await count({ in_hands_from: soon, in_hands_to: soon })).toBe(1)
    expect(await count({ in_hands_to: "2020-01-01" })).toBe(0)
    expect(await count({ owner_id: "user_nobody" })).toBe(0)
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { in_hands_date: "2035-01-15" })
    expect(await count({ risk: "near,passed" })).toBe(0)
    expect((await rowsOf(`#${order.display_id}`)).some(({ project }) => project.order_id === order.id)).toBe(true)
  })

  it("pages by cursors without losing or repeating a row, and refuses those of another order", async () => {
    const name = `Paged ${randomUUID().slice(0, 8)}`
    for (let at = 0; at < 3; at++) {
      const { order } = await namedOrder({ in_hands_date: "2031-05-05" })
      await addProof(order, [0])
      await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name })
    }
    for (const order of ["in_hands_date", "-since", "updated_at"]) {
      const all = await rowsOf(name, { order })
      expect(all).toHaveLength(6)
      const seen: string[] = []
      let query: Query = { q: name, order, limit: 2 }
      for (let page = 0; page < 3; page++) {
        const { rows: found, next, count, has_more } = await report(query)
        expect({ count, has_more }).toEqual({ count: 6, has_more: false })
        seen.push(...found.map(({ id }) => id))
        if (next === null) break
        query = { q: name, order, limit: 2, after: next }
      }
      expect(seen).toEqual(all.map(({ id }) => id))
      const back = await report({ q: name, order, limit: 4, before: (await report(query)).previous ?? "" })
      expect(back.rows.map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id))
    }
    const { next } = await report({ q: name, limit: 2 })
    expect((await admin.call("GET", PATH, { query: { order: "since", after: next ?? "" } })).status).toBe(400)
  })

  it("is answered 304 until a row changes", async () => {
    const { order, name } = await namedOrder()
    const ask = async (etag: string) =>
      await admin.call<ProductionReport>("GET", PATH, { query: { q: name }, headers: { "if-none-match": etag } })
    const first = await ask("")
    const etag = first.headers.get("etag") ?? ""
    expect((await ask(etag)).status).toBe(304)
    await admin.post(`/admin/client-portal/orders/${order.id}/stage`, { stage_id: "pstg_production" })
    expect((await ask(etag)).status).toBe(200)
  })

  it("is exported as CSV, with names that begin like a formula made harmless", async () => {
    const { order } = await namedOrder()
    const name = `=cmd ${randomUUID().slice(0, 8)}, "x"`
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name })
    const answer = await admin.call<string>("GET", `${PATH}/export`, { query: { q: name } })
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    const [head, line, ...rest] = answer.body.trim().split("\r\n")
    expect(head).toContain("proof,kind,version,state")
    expect(line).toContain(`"'${name.replaceAll('"', '""')}"`)
    expect(rest).toEqual([])
  })
})

describe("several rows of the report", () => {
  it("move to a stage, and say what became of each", async () => {
    const [one, other] = [await namedOrder(), await namedOrder()]
    const ids = await Promise.all([one, other].map(({ order }) => projectOf(order.id)))
    const move = async (stage_id: string) =>
      await admin.call<{ projects: { outcome: string }[] }>("POST", `${PATH}/stage`, {
        body: { project_ids: [...ids, "pproj_gone"], stage_id },
      })
    expect((await move("pstg_production")).body.projects.map(({ outcome }) => outcome)).toEqual([
      ...["moved", "moved", "not_found"],
    ])
    expect((await move("pstg_production")).body.projects.map(({ outcome }) => outcome)).toEqual([
      ...["unchanged", "unchanged", "not_found"],
    ])
    expect(await move("pstg_gone")).toMatchObject({ status: 400, body: { code: "stage_gone" } })
  })

  it("are reminded once, whoever presses at once", async () => {
    const { order } = await namedOrder()
    const [proof, draft] = [await addProof(order, [0]), await addProof(order, [1])]
    await sendProof(proof)
    const remind = async () =>
      (await admin.post<{ proofs: RemindedProof[] }>(`${PATH}/reminders`, { proof_ids: [proof.id, draft.id] })).proofs
    expect(await remind()).toEqual([
      { proof_id: proof.id, outcome: "too_soon" },
      { proof_id: draft.id, outcome: "not_waiting" },
    ])
    await rows("UPDATE portal_approval_request SET created_at = now() - interval '2 days' WHERE subject_id = $1", [
      proof.id,
    ])
    const pressed = await Promise.all([remind(), remind(), remind()])
    const outcomes = pressed.flatMap((proofs) => proofs.slice(0, 1).map(({ outcome }) => outcome))
    expect(outcomes.sort()).toEqual(["sent", "too_soon", "too_soon"])
    const request = await row<{ id: string }>("SELECT id FROM portal_approval_request WHERE subject_id = $1", [
      proof.id,
    ])
    const notices = await rows("SELECT 1 FROM portal_notice WHERE resource_id = $1", [request?.id])
    expect(notices).toHaveLength(1)
  })
})

describe("saved views", () => {
  it("are saved, replaced by name, and deleted", async () => {
    const name = `Late ${randomUUID().slice(0, 8)}`
    const mine = (views: SavedView[]) => views.filter((view) => view.name === name)
    const save = async (body: object) =>
      mine((await admin.post<{ views: SavedView[] }>(`${PATH}/views`, { name, ...body })).views)
    await save({ query: { risk: "passed" } })
    const [view, ...others] = await save({ query: { risk: "near", order: "-since" }, columns: ["state"] })
    expect(others).toEqual([])
    expect(view).toMatchObject({ query: { risk: "near", order: "-since" }, columns: ["state"], is_own: true })
    expect(
      await admin.call("POST", `${PATH}/views`, { body: { name, query: { risk: "none of these" } } }),
    ).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    await admin.call("DELETE", `${PATH}/views/${view?.id}`, { body: {} })
    expect(mine((await admin.get<{ views: SavedView[] }>(`${PATH}/views`)).views)).toEqual([])
    expect((await admin.call("DELETE", `${PATH}/views/${view?.id}`, { body: {} })).status).toBe(404)
  })
})
