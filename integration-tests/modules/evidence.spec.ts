import { randomUUID } from "node:crypto"
import { sealEntry } from "../../src/lib/evidence/entry"
import type { DecisionRow } from "../../src/modules/approval/rows"
import { ApprovalModuleService } from "../../src/modules/approval/service"
import { EvidenceModuleService } from "../../src/modules/evidence/service"
import { evidenceChecks } from "../../src/workflows/evidence/checks"
import {
  aNewRequest,
  decisionOn,
  findingsAfter,
  findingsOf,
  followUp,
  createApprovals,
  willing,
} from "./support/approval"
import { dependencies, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

let database: TestDatabase
let approvals: ApprovalModuleService
let evidence: EvidenceModuleService

beforeAll(async () => {
  ;({ database, approvals } = await createApprovals())
  evidence = new EvidenceModuleService(dependencies(database))
})
afterAll(() => database.close())

const decided = async (): Promise<DecisionRow> => {
  const request = await approvals.openRequest(aNewRequest())
  return await approvals.decide(decisionOn(request, { message: "Thanks" }), willing(), followUp)
}
const verify = (project_id: string) => evidence.verifyProject(project_id, evidenceChecks)
const entryOf = async ({ project_id }: DecisionRow): Promise<string> =>
  (await evidence.listEntries(project_id, { limit: 1 })).entries[0]?.sha256 ?? ""
const erase = async (decision: DecisionRow, reason = "Asked by the client on 2026-11-26") =>
  await evidence.erasePersonal(
    { project_id: decision.project_id, entry_sha256: await entryOf(decision), actor: MONA, reason },
    async (trx, id) => void (await approvals.eraseSigner(id, trx)),
  )

describe("a verification", () => {
  it("counts what it read and names the head, which stands for all before it", async () => {
    const decision = await decided()
    expect(await verify(decision.project_id)).toEqual({
      project_id: decision.project_id,
      verified_at: expect.any(String),
      is_intact: true,
      entries: 2,
      documents: 1,
      head_sha256: await entryOf(decision),
      findings: [],
    })
    expect(await verify(`pproj_${randomUUID()}`)).toMatchObject({ is_intact: true, entries: 0, head_sha256: null })
  })

  it("finds a request's words, changes or closing time that were altered", async () => {
    const { project_id, request_id } = await decided()
    const altered = (set: string) =>
      findingsAfter(
        database.knex,
        project_id,
        "portal_approval_request",
        `UPDATE portal_approval_request SET ${set} WHERE id = '${request_id}'`,
      )
    expect(await altered("message = 'Never said'")).toEqual([expect.stringContaining("message_sha256")])
    expect(await altered("message = NULL")).toEqual([expect.stringContaining("message_sha256")])
    expect(await altered(`changes = '[{"kind":"total"}]'`)).toEqual([expect.stringContaining("changes_sha256")])
    expect(await altered("closed_at = closed_at - interval '1 day'")).toEqual([expect.stringContaining("closed_at")])
    expect(await altered("requested_by_id = 'user_2'")).toEqual([expect.stringContaining("requested_by_id")])
    expect(await altered("subject_id = 'order_other'")).toEqual([expect.stringContaining("subject_id")])
    expect(await altered(`rules = '{"po":"1"}'`)).toEqual([expect.stringContaining("rules")])
  })

  it("finds a withdrawal that was dated back", async () => {
    const request = await approvals.openRequest(aNewRequest())
    await approvals.withdrawRequest(request.id, MONA)
    expect(
      await findingsAfter(
        database.knex,
        request.project_id,
        "portal_approval_request",
        `UPDATE portal_approval_request SET closed_at = created_at WHERE id = '${request.id}'`,
      ),
    ).toEqual([expect.stringContaining("closed_at")])
  })

  it("finds a link that was given to another person, or to another delegator, after a decision through it", async () => {
    const { project_id } = await decided()
    const altered = (set: string) =>
      findingsAfter(database.knex, project_id, "portal_link", `UPDATE portal_link SET ${set} WHERE id = 'plink_1'`)
    expect(await altered("recipient_email = 'eve@example.com'")).toEqual([expect.stringContaining("recipient_email")])
    expect(await altered("given_by_link_id = NULL")).toEqual([expect.stringContaining("link_given_by")])
    expect(await altered("given_by_name = 'Eve'")).toEqual([expect.stringContaining("delegator_name")])
    // Staff may correct a name. The entry keeps the one that the link had.
    expect(await altered("recipient_name = 'Anne'")).toEqual([])
  })

  it("finds an entry of no known kind or form", async () => {
    const project_id = `pproj_${randomUUID()}`
    for (const [kind, facts] of [
      ["proof.invented", {}],
      ["approval.withdrawn", { request: 1 }],
    ] as const) {
      const { personal, salt, ...entry } = sealEntry(
        { chain_id: project_id, kind, at: new Date(), facts, personal: {} },
        (await database
          .knex("portal_evidence_entry")
          .where({ chain_id: project_id })
          .orderBy("seq", "desc")
          .first("seq", "hash")) ?? null,
      )
      await database.knex("portal_evidence_entry").insert(entry)
      await database.knex("portal_evidence_personal").insert({ entry_hash: entry.hash, salt, personal })
    }
    expect((await verify(project_id)).findings.map(({ code }) => code)).toEqual([
      "chain_unreadable",
      "chain_unreadable",
    ])
  })

  it("is of one moment: decisions made meanwhile are in it as a whole or not at all", async () => {
    const request = await approvals.openRequest(aNewRequest())
    const looks = Array.from({ length: 10 }, () => verify(request.project_id))
    const made = approvals.decide(decisionOn(request), willing(), followUp)
    for (const look of await Promise.all(looks)) expect(look.findings).toEqual([])
    await made
  })
})

describe("erasing the personal data of a decision", () => {
  it("is an entry of its own that says who and why, and takes the name off the decision", async () => {
    const decision = await decided()
    const erased = await entryOf(decision)
    expect(await erase(decision)).toBe(true)
    expect(await approvals.getDecision(decision.id)).toMatchObject({ name: null, email: null, message: null })
    const entries = await evidence.getEntries(decision.project_id)
    expect(entries.map(({ kind, personal }) => [kind, personal !== null])).toEqual([
      ["approval.requested", true],
      ["decision.made", false],
      ["personal.erased", true],
    ])
    expect(entries.at(-1)?.facts).toEqual({
      erased_entry_sha256: erased,
      erased_entry_seq: 2,
      erased_by_type: "staff",
      erased_by_id: "user_1",
      reason: "Asked by the client on 2026-11-26",
    })
    expect(await verify(decision.project_id)).toMatchObject({ is_intact: true, findings: [], entries: 3 })
  })

  it("happens once, also when it is asked for by ten at once", async () => {
    const decision = await decided()
    const entry_sha256 = await entryOf(decision)
    const input = { project_id: decision.project_id, entry_sha256, actor: MONA, reason: "Asked" }
    const { won } = await outcomes(
      Array.from({ length: 10 }, () =>
        evidence.erasePersonal(input, async (trx, id) => void (await approvals.eraseSigner(id, trx))),
      ),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await verify(decision.project_id)).entries).toBe(3)
  })

  it("leaves nothing erased when the decision's row cannot be changed", async () => {
    const decision = await decided()
    const input = {
      project_id: decision.project_id,
      entry_sha256: await entryOf(decision),
      actor: MONA,
      reason: "Asked",
    }
    await expect(evidence.erasePersonal(input, () => Promise.reject(new Error("disk full")))).rejects.toThrow("disk")
    expect(await verify(decision.project_id)).toMatchObject({ is_intact: true, entries: 2 })
    expect((await approvals.getDecision(decision.id)).name).toBe("Anna Meyer")
  })

  it("is refused for another project's entry, and for one that is about no decision", async () => {
    const [mine, theirs] = [await decided(), await decided()]
    const entry_sha256 = await entryOf(theirs)
    const noRecord = () => Promise.resolve()
    await expect(
      evidence.erasePersonal({ project_id: mine.project_id, entry_sha256, actor: MONA, reason: "x" }, noRecord),
    ).rejects.toMatchObject({ type: "not_found" })
    const asked = (await evidence.getEntries(mine.project_id))[0]?.sha256 ?? ""
    await expect(
      evidence.erasePersonal({ project_id: mine.project_id, entry_sha256: asked, actor: MONA, reason: "x" }, noRecord),
    ).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("without a record of it is found, and so is a signer who was renamed under its cover", async () => {
    const { project_id, id, ...decision } = await decided()
    const hash = await entryOf({ project_id, id, ...decision })
    const deletion = `DELETE FROM portal_evidence_personal WHERE entry_hash = '${hash}'`
    const renaming = `UPDATE portal_decision SET name = 'Eve' WHERE id = '${id}'`
    const deleted = "entry 2: its personal data was deleted without a record of it"
    expect(await findingsAfter(database.knex, project_id, "portal_decision", deletion)).toEqual([deleted])
    expect(await findingsAfter(database.knex, project_id, "portal_decision", `${deletion}; ${renaming}`)).toEqual([
      deleted,
    ])
    await erase({ project_id, id, ...decision })
    expect(await findingsAfter(database.knex, project_id, "portal_decision", renaming)).toEqual([
      `decision ${id}: name is not what was recorded`,
    ])
  })

  it("does not last in secret: data that comes back is found", async () => {
    const decision = await decided()
    const hash = await entryOf(decision)
    const kept = await database.knex("portal_evidence_personal").where({ entry_hash: hash }).first()
    await erase(decision)
    await database.knex("portal_evidence_personal").insert(kept)
    expect(await findingsOf(database.knex, decision.project_id)).toEqual(
      expect.arrayContaining(["entry 2: its personal data is there although it was erased"]),
    )
  })
})

describe("the list of a project's evidence", () => {
  it("pages from the newest entry, each with who caused it", async () => {
    const decision = await decided()
    await erase(decision)
    const first = await evidence.listEntries(decision.project_id, { limit: 2 })
    expect(first).toMatchObject({ count: 3, next_before: 2 })
    expect(first.entries.map(({ kind, actor, personal }) => [kind, actor, personal])).toEqual([
      ["personal.erased", { type: "staff", name: "Mona" }, "kept"],
      ["decision.made", { type: "client", name: null }, "erased"],
    ])
    const last = await evidence.listEntries(decision.project_id, { limit: 2, before: first.next_before ?? undefined })
    expect(last).toMatchObject({ count: 3, next_before: null })
    expect(last.entries).toMatchObject([
      {
        seq: 1,
        kind: "approval.requested",
        actor: { type: "staff", name: "Mona" },
        subject: { type: "order", id: decision.order_id, version: 1, name: null, note: null },
        request_id: decision.request_id,
        document_sha256: decision.document_sha256,
      },
    ])
  })
})

describe("the service's generated methods", () => {
  const generated = new Set<string>()
  for (let level: object | null = ApprovalModuleService.prototype; level; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) generated.add(name)
  }
  const writers = [...generated].filter((name) => /^(create|update|delete|softDelete|restore|upsert)[A-Z]/.test(name))

  it("are the writers of both models", () => {
    expect([...writers].sort()).toEqual(
      ["ApprovalRequests", "Decisions"]
        .flatMap((model) => ["create", "update", "delete", "softDelete", "restore"].map((verb) => `${verb}${model}`))
        .sort(),
    )
  })

  it.each(writers)("%s is disabled, whatever it is given", async (name) => {
    const { id } = await decided()
    const method: unknown = Reflect.get(approvals, name)
    if (typeof method !== "function") throw new Error(`${name} is no method`)
    for (const input of [id, [id], { id, name: "Eve" }, { selector: { id }, data: { name: "Eve" } }, []]) {
      await expect(Reflect.apply(method, approvals, [input])).rejects.toMatchObject({
        type: "not_allowed",
        message: expect.stringContaining(`${name} is disabled`),
      })
    }
    expect(await approvals.getDecision(id)).toMatchObject({ name: "Anna Meyer" })
  })
})

it("what is appended has to be of a known kind and form", async () => {
  const { appendEvidence } = await import("../../src/lib/evidence/store.js")
  const draft = {
    chain_id: "pproj_x",
    at: new Date(),
    kind: "approval.withdrawn" as const,
    facts: { request_id: "" },
    personal: { withdrawn_by: null },
  }
  await expect(appendEvidence(database.knex, draft)).rejects.toThrow()
  expect((await verify("pproj_x")).entries).toBe(0)
})
