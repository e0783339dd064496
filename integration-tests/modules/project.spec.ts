import { randomUUID } from "node:crypto"
import { SYSTEM_ACTOR } from "../../src/contracts"
import { ProjectModuleService } from "../../src/modules/project/service"
import { countRows, createDatabase, dependencies, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

const assertKept = () => Promise.resolve()
const [QUOTE, ART, SHIPPED] = ["quote", "art", "shipped"].map((id) => ({ id, name: id.toUpperCase(), assertKept }))
if (!QUOTE || !ART || !SHIPPED) throw new Error("no stages")
const FIRST = { name: "Staff tees", stage: QUOTE, owner_user_id: "user_1", actor: MONA }

let database: TestDatabase
let projects: ProjectModuleService

beforeAll(async () => {
  database = await createDatabase()
  projects = new ProjectModuleService(dependencies(database))
})
afterAll(() => database.close())

const newProject = async () => (await projects.ensureProject(`order_${randomUUID()}`, FIRST)).project
const movesOf = async (id: string) => (await projects.listMoves(id)).map(({ stage_id }) => stage_id)

describe("an order's project", () => {
  it("is one for twenty callers at once, with one first move", async () => {
    const order = `order_${randomUUID()}`
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => projects.ensureProject(order, { ...FIRST, name: `Name ${at}` })),
    )
    expect(new Set(all.map(({ project }) => project.id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(await movesOf(all[0]?.project.id ?? "")).toEqual(["quote"])
  })

  it("keeps its name and owner when it is asked for again", async () => {
    const project = await newProject()
    const again = await projects.ensureProject(project.order_id, { ...FIRST, name: "Other", owner_user_id: "user_2" })
    expect(again).toMatchObject({
      created: false,
      project: { id: project.id, name: "Staff tees", owner_user_id: "user_1" },
    })
  })

  it("changes in the given fields alone, and two people's edits of different fields both stay", async () => {
    const { id } = await newProject()
    await Promise.all([
      projects.saveFields(id, { po_number: "PO-1" }),
      projects.saveFields(id, { ship_date: "2026-12-01" }),
      projects.saveFields(id, {}),
    ])
    expect(await projects.getProject(id)).toMatchObject({
      name: "Staff tees",
      po_number: "PO-1",
      ship_date: "2026-12-01",
      in_hands_date: null,
    })
  })

  it("is not found under another order's id", async () => {
    await newProject()
    expect(await projects.findByOrder("order_none")).toBeNull()
    await expect(projects.getProject("pproj_none")).rejects.toMatchObject({ type: "not_found" })
  })
})

describe("a move", () => {
  it("is kept with the stage's name as it was and who made it", async () => {
    const { id } = await newProject()
    expect(await projects.moveStage(id, ART, MONA)).toBe(true)
    expect((await projects.listMoves(id)).at(-1)).toMatchObject({
      stage_id: "art",
      stage_name: "ART",
      actor_type: "staff",
      actor_id: "user_1",
      actor_name: "Mona",
    })
    expect(await projects.stagesInUse()).toContain("art")
  })

  it("to where it stands is none", async () => {
    const { id } = await newProject()
    expect(await projects.moveStage(id, QUOTE, MONA)).toBe(false)
    expect(await movesOf(id)).toEqual(["quote"])
  })

  it("from stages that are named happens only from there: what moves by itself never undoes what staff did", async () => {
    const { id } = await newProject()
    await projects.moveStage(id, SHIPPED, MONA)
    expect(await projects.moveStage(id, ART, SYSTEM_ACTOR, ["quote"])).toBe(false)
    expect(await projects.moveStage(id, ART, SYSTEM_ACTOR, [])).toBe(false)
    expect((await projects.getProject(id)).stage_id).toBe("shipped")
    expect(await projects.moveStage(id, ART, SYSTEM_ACTOR, ["quote", "shipped"])).toBe(true)
  })

  it("to one stage by twenty at once is one move", async () => {
    const { id } = await newProject()
    const moved = await Promise.all(Array.from({ length: 20 }, () => projects.moveStage(id, ART, MONA)))
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect(await movesOf(id)).toEqual(["quote", "art"])
  })
})

describe("a delivery note", () => {
  const note = (project_id: string, decision_id: string) => ({
    project_id,
    decision_id,
    number: "DN-7-1",
    lines: [{ item_id: "ordli_1", title: "Heavy tee", size: "M", quantity: 10 }],
  })

  it("is drafted once a decision, however often and by how many it is asked for", async () => {
    const { id } = await newProject()
    await Promise.all(Array.from({ length: 20 }, () => projects.draftDeliveryNote(note(id, "pdec_1"))))
    await projects.draftDeliveryNote({ ...note(id, "pdec_1"), number: "DN-other", lines: [] })
    expect(await countRows(database.knex, "portal_delivery_note", { project_id: id })).toBe(1)
    expect(await projects.newestDeliveryNote(id)).toMatchObject({
      number: "DN-7-1",
      state: "draft",
      lines: note(id, "x").lines,
    })
  })

  it("of a later decision is the newest, and the earlier stays", async () => {
    const { id } = await newProject()
    await projects.draftDeliveryNote(note(id, randomUUID()))
    await projects.draftDeliveryNote({ ...note(id, randomUUID()), number: "DN-7-2" })
    expect(await projects.newestDeliveryNote(id)).toMatchObject({ number: "DN-7-2" })
    expect(await countRows(database.knex, "portal_delivery_note", { project_id: id })).toBe(2)
  })

  it("is null where none was drafted", async () => expect(await projects.newestDeliveryNote("pproj_none")).toBeNull())
})
