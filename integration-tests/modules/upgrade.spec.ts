import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { verifyProject } from "../../src/lib/evidence/verify-project"
import { ApprovalModuleService } from "../../src/modules/approval/service"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { orderContentSha256, parseOrderDocument, toOrderDocument } from "../../src/order-view/order-document"
import { evidenceChecks } from "../../src/workflows/evidence/checks"
import { findingsAfter } from "./support/approval"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"
import { anOrder, aProject } from "./support/facts"

/*
 * Rows as version 0.1 wrote them (`evidence-0.1.json`: six requests on one order, withdrawn by staff and by the portal,
 * superseded, and answered by a colleague of the client's, by staff and by signature), brought to the present tables.
 */

const MODULES = path.join(__dirname, "../../src/modules")
const FIXTURE = path.join(__dirname, "support/evidence-0.1.json")
/** Migrations from this one on are the upgrade. */
const UPGRADE = "Migration20261126"

type Migration = { up: () => Promise<void>; getQueries: () => unknown[] }

/** Those whose tables the verification reads, and the ones whose functions their triggers call. */
const migrations = [
  ...["account", "portal-token", "project", "approval", "quote-validity", "proof", "document", "invoice", "payment"],
]
  .flatMap((module) =>
    readdirSync(path.join(MODULES, module, "migrations"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({ name: path.basename(file, ".ts"), file: path.join(MODULES, module, "migrations", file) })),
  )
  .sort((one, other) => one.name.localeCompare(other.name))

let database: TestDatabase

const run = async (which: typeof migrations): Promise<void> => {
  for (const { name, file } of which) {
    const loaded: Record<string, new () => Migration> = await import(file)
    const migrationClass = loaded[name]
    if (!migrationClass) throw new Error(`${file} does not export ${name}`)
    const migration: Migration = Reflect.construct(migrationClass, [])
    await migration.up()
    for (const query of migration.getQueries()) await database.knex.raw(String(query).replaceAll("?", "\\?"))
  }
}

beforeAll(async () => {
  database = await createDatabase([])
  await run(migrations.filter(({ name }) => name < UPGRADE))
  const statements: string[] = JSON.parse(readFileSync(FIXTURE, "utf8"))
  for (const statement of statements) await database.knex.raw(statement.replaceAll("?", "\\?"))
  await run(migrations.filter(({ name }) => name >= UPGRADE))
})
afterAll(() => database.close())

describe("an upgrade from 0.1", () => {
  it("keeps all evidence intact", async () => {
    expect(await verifyProject(database.knex, "pproj_old", evidenceChecks)).toMatchObject({
      is_intact: true,
      findings: [],
      entries: 12,
    })
  })

  it("still finds what was altered in what 0.1 recorded", async () => {
    const ofSixth = "WHERE version = 6"
    const altered = (table: string, statement: string) => findingsAfter(database.knex, "pproj_old", table, statement)
    expect(await altered("portal_decision", `UPDATE portal_decision SET name = 'Eve' ${ofSixth}`)).toHaveLength(1)
    expect(await altered("portal_decision", `UPDATE portal_decision SET subject_id = 'x' ${ofSixth}`)).toHaveLength(1)
    expect(
      await altered("portal_approval_request", `UPDATE portal_approval_request SET amount = '1' ${ofSixth}`),
    ).toHaveLength(1)
    expect(
      await altered(
        "portal_link",
        "UPDATE portal_link SET recipient_email = 'eve@example.com' WHERE recipient_name = 'Tom'",
      ),
    ).toHaveLength(2)
  })

  it("makes the order the subject of every request and decision", async () => {
    const approvals = new ApprovalModuleService(dependencies(database), OPTIONS)
    const requests = await approvals.listRequests("pproj_old")
    expect(
      requests.map(({ subject_type, subject_id, version, rules }) => [subject_type, subject_id, version, rules]),
    ).toEqual([1, 2, 3, 4, 5, 6].map((version) => ["order", "order_1", version, {}]))
    expect(
      (await approvals.listProjectDecisions("pproj_old")).every(({ subject_id }) => subject_id === "order_1"),
    ).toBe(true)
  })

  it("names who did what: staff, the recipients themselves, and the portal", async () => {
    const approvals = new ApprovalModuleService(dependencies(database), OPTIONS)
    const third = (await approvals.listRequests("pproj_old"))[2]
    expect(third).toMatchObject({ requested_by_type: "system", requested_by_id: "system" })
    expect((await approvals.listProjectDecisions("pproj_old"))[1]).toMatchObject({
      recorded_by_type: "staff",
      recorded_by_id: "user_1",
      recorded_by_name: "Mona",
    })
    const tokens = new PortalTokenModuleService(dependencies(database), OPTIONS)
    const links = await tokens.listLinks({ order_id: "order_1" })
    const [anna, tom] = [
      links.find(({ recipient_name }) => recipient_name === "Anna"),
      links.find(({ recipient_name }) => recipient_name === "Tom"),
    ]
    const actors = async (id = "") =>
      new Map((await tokens.listEvents([id])).map(({ kind, actor_type, actor_id }) => [kind, [actor_type, actor_id]]))
    expect(await actors(anna?.id)).toEqual(
      new Map([
        ["created", ["staff", "user_1"]],
        ["opened", ["client", anna?.id]],
        ["fresh_requested", ["client", anna?.id]],
      ]),
    )
    expect(await actors(tom?.id)).toEqual(new Map([["created", ["client", anna?.id]]]))
    const [account] = await tokens.listLinks({ customer_id: "cus_1" })
    expect(await actors(account?.id)).toEqual(new Map([["created", ["system", "system"]]]))
  })

  it("reads an old document as the same version as the order now, whatever Medusa's counter and hidden characters say", async () => {
    const approvals = new ApprovalModuleService(dependencies(database), OPTIONS)
    const requests = await approvals.listRequests("pproj_old")
    const now = toOrderDocument(anOrder({ version: 99 }), { ...aProject, name: "Staff tees" })
    for (const { document_sha256 } of requests) {
      const pinned = parseOrderDocument(await approvals.getPinned(document_sha256))
      expect(pinned.format).toBe("order-document/1")
      expect(orderContentSha256(pinned)).toBe(orderContentSha256(now))
    }
  })
})
