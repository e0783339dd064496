import { randomUUID } from "node:crypto"
import fc from "fast-check"
import type { ProofState, RequestState } from "../../src/contracts"
import { actorColumns } from "../../src/lib/actor-columns"
import { ProjectModuleService } from "../../src/modules/project/service"
import { proofStateOf } from "../../src/modules/proof/proof-state"
import { ProofModuleService } from "../../src/modules/proof/service"
import { noteReminder } from "../../src/modules/proof/reminders"
import { deleteView, readViews, saveView } from "../../src/modules/proof/saved-views"
import { createDatabase, dependencies, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

const STAGE = { id: "quote", name: "Quote", assertKept: () => Promise.resolve() }
const WAITING_ON: Record<ProofState, "client" | "staff" | null> = {
  ...{ draft: "staff", revisions_requested: "staff", declined: "staff" },
  sent: "client",
  ...{ approved: null, waived: null, superseded: null },
}

let database: TestDatabase
let projects: ProjectModuleService

beforeAll(async () => {
  database = await createDatabase()
  projects = new ProjectModuleService(dependencies(database))
})
afterAll(() => database.close())

const newProject = async () =>
  (
    await projects.ensureProject(`order_${randomUUID()}`, {
      name: "Staff tees",
      stage: STAGE,
      owner_user_id: "user_1",
      actor: MONA,
    })
  ).project

const rowOf = async (id: string) =>
  await database.knex("portal_production_index").where({ id }).first<Record<string, unknown> | undefined>()

type Project = { id: string; order_id: string }

const insertProof = async ({ id: project_id, order_id }: Project, method = "Screen Print ") => {
  const id = `pprf_${randomUUID()}`
  await database.knex.transaction(async (trx) => {
    const common = { order_id, ...actorColumns(MONA) }
    await trx("portal_proof").insert({ id, project_id, kind: "artwork", title: "Front", is_required: true, ...common })
    await trx("portal_proof_version").insert({
      ...{ id: `pprfv_${randomUUID()}`, proof_id: id, number: 1, spec: { method }, choice: "all" },
      ...{ alternatives: "[]", ...common },
    })
  })
  return id
}

const insertRequest = async (
  { id: project_id, order_id }: Project,
  proof_id: string,
  { version, state, waives = false }: { version: number; state: RequestState; waives?: boolean },
) => {
  const id = `pareq_${randomUUID()}`
  await database.knex("portal_approval_request").insert({
    ...{ id, project_id, order_id, subject_type: "proof", subject_id: proof_id, version, state },
    ...{ document_sha256: "a".repeat(64), changes: "[]", rules: { proof: { waives } } },
    ...{ requested_by_type: "staff", requested_by_id: "user_1", requested_by_name: "Mona" },
    closed_at: state === "open" ? null : new Date(),
  })
  return id
}

describe("the rows behind the production report", () => {
  it("say of each proof what the pure rule says, whatever was asked and decided", async () => {
    const project = await newProject()
    const closedRequest = fc.record({
      state: fc.constantFrom<RequestState>("approved", "changes_requested", "declined", "superseded", "withdrawn"),
      waives: fc.boolean(),
    })
    const history = fc.record({
      closed: fc.array(closedRequest, { maxLength: 4 }),
      open: fc.option(fc.boolean(), { nil: null }),
      isClosed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(history, async ({ closed, open, isClosed }) => {
        const proof_id = await insertProof(project)
        const requests = [...closed, ...(open === null ? [] : [{ state: "open" as const, waives: open }])]
        for (const [at, request] of requests.entries())
          await insertRequest(project, proof_id, { ...request, version: at + 1 })
        const closed_at = isClosed ? new Date() : null
        if (isClosed) await database.knex("portal_proof").where({ id: proof_id }).update({ closed_at })
        const state = proofStateOf(
          { closed_at },
          requests.map(({ state: is, waives }) => ({ state: is, is_waiver: waives })),
        )
        expect(await rowOf(proof_id)).toMatchObject({
          state,
          waiting_on: WAITING_ON[state],
          method: "screen print",
        })
      }),
      { numRuns: 60 },
    )
  })

  it("follow the project: stage, owner and in-hands date, with a row for lines without a proof", async () => {
    const project = await newProject()
    const proof_id = await insertProof(project)
    await projects.saveFields(project.id, { in_hands_date: "2026-12-24", owner_user_id: "user_2" })
    for (const id of [project.id, proof_id])
      expect(await rowOf(id)).toMatchObject({ in_hands_date: "2026-12-24", owner_user_id: "user_2", stage_id: "quote" })
    expect(await rowOf(project.id)).toMatchObject({ state: "none", waiting_on: "staff", proof_id: null })
  })

  it("lose nothing of what is written at once", async () => {
    for (let round = 0; round < 10; round++) {
      const project = await newProject()
      const proof_id = await insertProof(project)
      await Promise.all([
        insertRequest(project, proof_id, { version: 1, state: "open" }),
        projects.saveFields(project.id, { in_hands_date: "2026-12-24" }),
        database
          .knex("portal_proof_version")
          .where({ proof_id })
          .update({ spec: { method: "Embroidery" } }),
        database.knex("portal_proof").where({ id: proof_id }).update({ title: "Back" }),
      ])
      expect(await rowOf(proof_id)).toMatchObject({
        ...{ state: "sent", method: "embroidery", title: "Back", in_hands_date: "2026-12-24" },
      })
    }
  })

  it("go with a proof that is deleted", async () => {
    const project = await newProject()
    const proof_id = await insertProof(project)
    await database.knex("portal_proof").where({ id: proof_id }).update({ deleted_at: new Date() })
    expect(await rowOf(proof_id)).toBeUndefined()
  })
})

describe("a reminder", () => {
  const HOUR_MS = 3_600_000
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS)
  const remind = async (request: { id: string; created_at: Date }) =>
    await database.knex.transaction(async (trx) => await noteReminder(trx, request, MONA, 20))

  it("goes out once, however many press at once", async () => {
    const request = { id: randomUUID(), created_at: ago(21) }
    const { won } = await outcomes(Array.from({ length: 10 }, () => remind(request)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await remind(request)).toBe(false)
  })

  it("waits after the request itself, and after the last one", async () => {
    expect(await remind({ id: randomUUID(), created_at: ago(19) })).toBe(false)
    const request = { id: randomUUID(), created_at: ago(100) }
    expect(await remind(request)).toBe(true)
    await database
      .knex("portal_proof_reminder")
      .where({ request_id: request.id })
      .update({ reminded_at: ago(21) })
    expect(await remind(request)).toBe(true)
  })
})

describe("saved views", () => {
  const view = { name: "Late", query: { risk: "passed" }, columns: ["proof", "stage"], is_shared: false }
  const tom = { type: "staff" as const, id: `user_${randomUUID()}`, name: "Tom" }
  const ida = { type: "staff" as const, id: `user_${randomUUID()}`, name: "Ida" }

  it("are their owner's, and seen by all once they are shared", async () => {
    await saveView(database.knex, view, tom)
    expect(await readViews(database.knex, ida.id)).toEqual([])
    await saveView(database.knex, { ...view, is_shared: true, columns: null }, tom)
    const [shared, ...others] = await readViews(database.knex, ida.id)
    expect(others).toEqual([])
    expect(shared).toMatchObject({ ...view, columns: null, is_shared: true, is_own: false, owner_name: "Tom" })
    await expect(deleteView(database.knex, shared?.id ?? "", ida.id)).rejects.toMatchObject({ code: "not_found" })
    await deleteView(database.knex, shared?.id ?? "", tom.id)
    expect(await readViews(database.knex, tom.id)).toEqual([])
  })

  it("are replaced by name, also by two at once", async () => {
    await Promise.all([saveView(database.knex, view, tom), saveView(database.knex, view, tom)])
    expect(await readViews(database.knex, tom.id)).toHaveLength(1)
  })
})

describe("the indexes of orders in work", () => {
  const sizes = async () =>
    (
      await database.knex.raw<{ rows: { is_partial: boolean; bytes: number }[] }>(
        `SELECT i.indpred IS NOT NULL AS is_partial, sum(pg_relation_size(i.indexrelid))::float AS bytes FROM pg_index i
          WHERE i.indrelid = 'portal_production_index'::regclass GROUP BY 1`,
      )
    ).rows.reduce((all, { is_partial, bytes }) => ({ ...all, [is_partial ? "partial" : "whole"]: bytes }), {
      partial: 0,
      whole: 0,
    })

  it("are small again after most orders were delivered at once", async () => {
    const proofs = new ProofModuleService(dependencies(database))
    await database.knex.raw(
      `INSERT INTO portal_production_index (id, project_id, order_id, title, state, since, stage_id)
       SELECT 'mass_' || n, 'mass_' || n, 'mass_' || n, 'Front', 'none', now(), 'quote' FROM generate_series(1, 5000) n`,
    )
    await database.knex.raw("UPDATE portal_production_index SET delivered_version = 1 WHERE order_id LIKE 'mass_%'")
    const before = await sizes()
    await proofs.compactProductionIndex()
    const after = await sizes()
    expect(after.partial).toBeLessThan(before.partial / 5)
    expect(after.whole).toBe(before.whole)
    await database.knex("portal_production_index").whereLike("order_id", "mass_%").delete()
  })
})
