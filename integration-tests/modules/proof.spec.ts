import { randomUUID } from "node:crypto"
import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import {
  EMPTY_SPEC_CARD,
  PROOF_RULE,
  PROOF_SUBJECT,
  proofDecisionFactsSchema,
  type Actor,
  type CreateAnnotation,
} from "../../src/contracts"
import { canonicalBytes } from "../../src/lib/canonical-json"
import { APPROVAL_MODULE } from "../../src/modules/approval"
import type { RequestRow } from "../../src/modules/approval/rows"
import { ApprovalModuleService } from "../../src/modules/approval/service"
import { EVIDENCE_MODULE } from "../../src/modules/evidence"
import { EvidenceModuleService } from "../../src/modules/evidence/service"
import { PORTAL_TOKEN_MODULE } from "../../src/modules/portal-token"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { PROOF_MODULE } from "../../src/modules/proof"
import type { ProofRecord } from "../../src/modules/proof/read-proofs"
import type { ProofRow } from "../../src/modules/proof/rows"
import { newestVersionOf } from "../../src/modules/proof/send-version"
import { ProofModuleService } from "../../src/modules/proof/service"
import { toProofDocument } from "../../src/proof-view/proof-document"
import { prepareDecisionRules, prepareRequestRules } from "../../src/workflows/approval/run-rules"
import { erasePersonalWorkflow } from "../../src/workflows/evidence/erase-personal"
import { eraseRemarksWorkflow } from "../../src/workflows/proof/erase-remarks"
import { addRemark, replyAsClient, replyAsStaff, takeRemarkBack } from "../../src/workflows/proof/remarks"
import { isFullRun } from "../support/env"
import { aNewRequest, decisionOn, findingsAfter, findingsOf, insertSigningLink, willing } from "./support/approval"
import { countRows, createDatabase, dependencies, OPTIONS, outcomes, type TestDatabase } from "./support/database"
import { anOrder, MONA, rawItem } from "./support/facts"
import { storedFile, storedPreviews } from "./support/stored-files"

const ROUNDS = 6
/** Full: as many races as the requirement names. */
const REPLACEMENTS = isFullRun ? 1_000 : 20
const ANNA: Actor = { type: "client", id: "plink_1", name: "Anna" }
const BEN: Actor = { type: "client", id: "plink_2", name: "Ben" }
const TICK = { id: "spelling", text: "Spelling is right" }
const NO_LIMIT = 1_000_000_000

const order = anOrder({ items: [rawItem({ id: "ordli_1" }), rawItem({ id: "ordli_2" })] })

let database: TestDatabase
let approvals: ApprovalModuleService
let proofs: ProofModuleService
let evidence: EvidenceModuleService
const container = createMedusaContainer()

beforeAll(async () => {
  database = await createDatabase()
  approvals = new ApprovalModuleService(dependencies(database), OPTIONS)
  proofs = new ProofModuleService(dependencies(database))
  evidence = new EvidenceModuleService(dependencies(database))
  container.register({
    [APPROVAL_MODULE]: asValue(approvals),
    [PROOF_MODULE]: asValue(proofs),
    [EVIDENCE_MODULE]: asValue(evidence),
    [PORTAL_TOKEN_MODULE]: asValue(new PortalTokenModuleService(dependencies(database), OPTIONS)),
  })
  await insertSigningLink(database.knex)
})
afterAll(() => database.close())

const create = async (): Promise<ProofRow> => {
  const project_id = `pproj_${randomUUID()}`
  return await proofs.addProof({
    project_id,
    order_id: `order_of_${project_id}`,
    kind: "artwork",
    title: "Front print",
    item_ids: ["ordli_1"],
    is_required: true,
    spec: { ...EMPTY_SPEC_CARD, ticks: [TICK] },
    actor: MONA,
  })
}

/** A file of the draft version that is ready to be shown, with one page. */
const addFile = async ({ id: proof_id }: Pick<ProofRow, "id">, name = "front.pdf", isReady = true) => {
  const sha256 = "a".repeat(64)
  const file = await proofs.files.add(
    {
      proof_id,
      alternative_id: null,
      name,
      file_key: await storedFile(proofs.uploads),
      bytes: 7,
      sha256,
      format: "pdf",
      refused: null,
      actor: MONA,
    },
    NO_LIMIT,
    () => [],
  )
  if (!isReady) return file
  await proofs.files.addPage(file.id, {
    number: 1,
    width: 30,
    height: 20,
    width_mm: null,
    height_mm: null,
    sha256,
    keys: await storedPreviews(proofs.uploads),
  })
  await proofs.files.settle(file.id, "ready", null)
  return await proofs.files.get(file.id)
}

const recordOf = async ({ id, order_id }: Pick<ProofRow, "id" | "order_id">): Promise<ProofRecord> =>
  await proofs.getRecord(id, order_id)

/** What the workflow does with what it has read before. `version_id` is the version that staff looked at. */
const openOn = async (
  proof: ProofRow,
  record: ProofRecord,
  version_id = newestVersionOf(record).id,
): Promise<RequestRow> => {
  const document = toProofDocument(record, newestVersionOf(record), order, { name: "Staff tees" })
  const { project_id, order_id } = proof
  return await approvals.openRequest(
    aNewRequest(project_id, undefined, {
      order_id,
      subject: { type: PROOF_SUBJECT, id: proof.id },
      pinned: {
        content: canonicalBytes(document),
        media_type: "application/json",
        amount: null,
        currency_code: null,
      },
      applyRules: await prepareRequestRules(
        { container, subject_type: PROOF_SUBJECT, order_id, actor: MONA, content: canonicalBytes(document) },
        { [PROOF_RULE]: { version_id } },
      ),
    }),
  )
}

const send = async (proof: ProofRow): Promise<RequestRow> => await openOn(proof, await recordOf(proof))

const sent = async () => {
  const proof = await create()
  const file = await addFile(proof)
  return { proof, file, request: await send(proof) }
}

const decide = async (
  request: RequestRow,
  rules: object = { ticks: [TICK.id] },
  kind: "approved" | "declined" = "approved",
) =>
  await approvals.decide(
    decisionOn(request, { kind }),
    willing({
      applyRules: await prepareDecisionRules({ container, request, kind, by: "client" }, { [PROOF_RULE]: rules }),
    }),
    () => [],
  )

const close = async (proof: ProofRow) =>
  await proofs.close(proof, "Printed elsewhere", MONA, async (trx) => {
    await approvals.withdrawOpenRequest({ type: PROOF_SUBJECT, id: proof.id }, MONA, trx)
  })

const remarkOn = (
  { id: file_id, version_id }: { id: string; version_id: string },
  more: object = {},
): CreateAnnotation => ({
  key: randomUUID(),
  version_id,
  file_id,
  page: 1,
  shape: { kind: "pin", x: 0.5, y: 0.5 },
  body: "Larger, please",
  ...more,
})

const about = (proof: ProofRow, actor: typeof ANNA | typeof BEN = ANNA) => ({
  proof_id: proof.id,
  order_id: proof.order_id,
  actor,
})

describe("versions", () => {
  it("begin anew after sending, once however many edit at once, with the card and without the files of the last", async () => {
    const { proof } = await sent()
    await Promise.all([
      proofs.changeDraft(proof.id, { note: "Larger" }, MONA),
      addFile(proof, "back.pdf"),
      proofs.changeDraft(proof.id, { choice: "all" }, MONA),
    ])
    const { versions } = await recordOf(proof)
    expect(versions).toMatchObject([
      { number: 1, note: null, files: [{ name: "front.pdf" }] },
      {
        number: 2,
        note: "Larger",
        choice: "all",
        spec: { ticks: [TICK] },
        request_id: null,
        files: [{ name: "back.pdf" }],
      },
    ])
  })

  it("that were sent keep their files and words", async () => {
    const { proof, file } = await sent()
    await expect(proofs.files.remove(file.id, () => [])).rejects.toMatchObject({ code: "not_allowed" })
    await proofs.changeDraft(proof.id, { note: "Larger" }, MONA)
    expect((await recordOf(proof)).versions[0]).toMatchObject({ note: null, files: [{ id: file.id }] })
  })

  it("lose the alternative of a file when the alternative goes", async () => {
    const proof = await create()
    await proofs.changeDraft(
      proof.id,
      {
        alternatives: [
          { id: "a", label: "A" },
          { id: "b", label: "B" },
        ],
      },
      MONA,
    )
    await database
      .knex("portal_proof_file")
      .where({ id: (await addFile(proof)).id })
      .update({ alternative_id: "b" })
    await proofs.changeDraft(proof.id, { alternatives: [{ id: "a", label: "A" }] }, MONA)
    expect((await recordOf(proof)).versions[0]?.files).toMatchObject([{ alternative_id: null }])
  })
})

describe("sending", () => {
  it("refuses a version without files, with files that are not ready, and one that was approved", async () => {
    const proof = await create()
    await expect(send(proof)).rejects.toMatchObject({ code: "proof_empty" })
    await addFile(proof, "slow.pdf", false)
    await expect(send(proof)).rejects.toMatchObject({ code: "proof_not_ready" })
    const approved = await sent()
    await decide(approved.request)
    await expect(send(approved.proof)).rejects.toMatchObject({ code: "not_allowed" })
    expect(await countRows(database.knex, "portal_approval_request", { subject_id: proof.id })).toBe(0)
  })

  it("refuses what changed since it was read, and leaves nothing behind", async () => {
    const changes: ((proof: ProofRow) => Promise<unknown>)[] = [
      (proof) => addFile(proof, "late.pdf"),
      (proof) => proofs.changeDraft(proof.id, { note: "Larger" }, MONA),
      (proof) => proofs.changeProof(proof.id, { item_ids: ["ordli_2"] }, () => Promise.resolve(false)),
      (proof) => proofs.changeProof(proof.id, { title: "Back" }, () => Promise.resolve(false)),
    ]
    for (const change of changes) {
      const proof = await create()
      await addFile(proof)
      const read = await recordOf(proof)
      await change(proof)
      await expect(openOn(proof, read)).rejects.toMatchObject({ code: "conflict" })
      expect((await recordOf(proof)).versions).toMatchObject([{ request_id: null }])
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })

  it("while a file is uploaded pins exactly the files of the version, whoever is first", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const proof = await create()
      await addFile(proof)
      const read = await recordOf(proof)
      const [opened] = await Promise.allSettled([openOn(proof, read), addFile(proof, "late.pdf")])
      const { versions } = await recordOf(proof)
      expect(versions[0]?.files.map(({ name }) => name)).toEqual(
        opened.status === "fulfilled" ? ["front.pdf"] : ["front.pdf", "late.pdf"],
      )
      expect(versions.map(({ request_id }) => request_id !== null)).toEqual(
        opened.status === "fulfilled" ? [true, false] : [false],
      )
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })

  it("never sends a version that staff did not look at, however a colleague's new draft comes in", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { proof, file } = await sent()
      const sendAgain = async () => await openOn(proof, await recordOf(proof), file.version_id)
      const [again, begun] = await Promise.allSettled([
        sendAgain(),
        proofs.changeDraft(proof.id, { note: "Larger" }, MONA),
      ])
      expect(begun.status).toBe("fulfilled")
      if (again.status === "rejected") expect(again.reason).toMatchObject({ code: "version_replaced" })
      await expect(sendAgain()).rejects.toMatchObject({ code: "version_replaced" })
      expect((await recordOf(proof)).versions).toMatchObject([
        { id: file.version_id, request_id: expect.any(String) },
        { number: 2, request_id: null },
      ])
      const asked = await approvals.listRequestsAbout({ type: PROOF_SUBJECT, id: proof.id })
      expect(asked).toHaveLength(again.status === "fulfilled" ? 2 : 1)
      expect(asked.map(({ rules }) => rules[PROOF_RULE])).toEqual(
        asked.map(() => expect.objectContaining({ version_id: file.version_id })),
      )
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })

  it("twice at once leaves one open request, which the version names", async () => {
    const { proof } = await sent()
    const read = await recordOf(proof)
    await outcomes([openOn(proof, read), openOn(proof, read)])
    const open = (await approvals.listRequestsAbout({ type: PROOF_SUBJECT, id: proof.id })).filter(
      ({ state }) => state === "open",
    )
    expect(open).toHaveLength(1)
    expect((await recordOf(proof)).versions).toMatchObject([{ request_id: open[0]?.id }])
    expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
  })
})

describe("remarks", () => {
  it("made at once by two people are numbered one after the other, and one that is sent twice is one", async () => {
    const { proof, file } = await sent()
    const same = remarkOn(file)
    await Promise.all([
      ...Array.from({ length: 4 }, () => addRemark(container, about(proof), remarkOn(file))),
      ...Array.from({ length: 4 }, () => addRemark(container, about(proof, BEN), remarkOn(file))),
      ...Array.from({ length: 3 }, () => addRemark(container, about(proof), same)),
    ])
    const { annotations } = await recordOf(proof)
    expect(annotations.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(annotations.filter(({ key }) => key === same.key)).toHaveLength(1)
  })

  it("keep their numbers when one is taken back", async () => {
    const { proof, file } = await sent()
    const first = await addRemark(container, about(proof), remarkOn(file))
    await takeRemarkBack(container, first.id, about(proof))
    expect(await addRemark(container, about(proof), remarkOn(file))).toMatchObject({ number: 2 })
  })

  it("are refused on pages that the version does not have, on replaced versions and on drafts", async () => {
    const { proof, file } = await sent()
    const other = await sent()
    for (const wrong of [{ page: 2 }, { file_id: other.file.id }, { file_id: "x" }])
      await expect(addRemark(container, about(proof), remarkOn(file, wrong))).rejects.toMatchObject({
        code: "not_found",
      })
    const draft = await addFile(proof, "back.pdf")
    await expect(addRemark(container, about(proof), remarkOn(draft))).rejects.toMatchObject({ code: "not_found" })
    await send(proof)
    await expect(addRemark(container, about(proof), remarkOn(file))).rejects.toMatchObject({ code: "version_replaced" })
  })

  it("are all named by the decision, or refused: none is added beside it", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { proof, file, request } = await sent()
      await addRemark(container, about(proof), remarkOn(file))
      const [decided, late] = await Promise.allSettled([
        decide(request),
        addRemark(container, about(proof), remarkOn(file)),
      ])
      if (decided.status === "rejected") throw decided.reason
      const facts = proofDecisionFactsSchema.parse(decided.value.rules[PROOF_RULE])
      expect(facts.remarks).toBe((await recordOf(proof)).annotations.length)
      expect(facts.remarks).toBe(late.status === "fulfilled" ? 2 : 1)
      if (late.status === "rejected") expect(late.reason).toMatchObject({ code: "decided" })
    }
  })

  it("that were sent before a decision are answered again after it", async () => {
    const { proof, file, request } = await sent()
    const input = remarkOn(file)
    const first = await addRemark(container, about(proof), input)
    await decide(request)
    expect(await addRemark(container, about(proof), input)).toEqual(first)
    await expect(takeRemarkBack(container, first.id, about(proof))).rejects.toMatchObject({ code: "decided" })
  })

  it("are taken back by their author alone, and never from under a reply", async () => {
    const { proof, file } = await sent()
    const mine = await addRemark(container, about(proof), remarkOn(file))
    await expect(takeRemarkBack(container, mine.id, about(proof, BEN))).rejects.toMatchObject({ code: "not_allowed" })
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await addRemark(container, about(proof), remarkOn(file))
      const reply = { key: randomUUID(), body: "Yes" }
      const [taken, replied] = await Promise.allSettled([
        takeRemarkBack(container, id, about(proof)),
        replyAsClient(container, id, about(proof, BEN), reply),
      ])
      expect([taken.status, replied.status].sort()).toEqual(["fulfilled", "rejected"])
    }
  })

  it("of other orders are as unknown as none", async () => {
    const { proof, file } = await sent()
    const { id } = await addRemark(container, about(proof), remarkOn(file))
    const stranger = { order_id: "order_other", actor: ANNA }
    await expect(takeRemarkBack(container, id, stranger)).rejects.toMatchObject({ code: "not_found" })
    await expect(replyAsClient(container, id, stranger, { key: randomUUID(), body: "Yes" })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})

describe("a decision", () => {
  it("is made once by two at once, and not on a version that was replaced", async () => {
    const { proof, request } = await sent()
    await addFile(proof, "back.pdf")
    const newer = await send(proof)
    await expect(decide(request)).rejects.toMatchObject({ code: "closed" })
    const { won, lost } = await outcomes([decide(newer), decide(newer, {}, "declined")])
    expect([won.length, lost]).toEqual([1, [expect.objectContaining({ code: "decided" })]])
    expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
  })

  it(`and a newer version at once are one decision on what was shown, or none: ${REPLACEMENTS} races`, async () => {
    for (let race = 0; race < REPLACEMENTS; race++) {
      const { proof, request } = await sent()
      await addFile(proof, "back.pdf")
      const [decided] = await Promise.allSettled([decide(request), send(proof)])
      if (decided.status === "rejected") expect(decided.reason).toMatchObject({ code: "closed" })
      const isMade = decided.status === "fulfilled"
      expect((await approvals.getRequest(request.id)).state).toBe(isMade ? "approved" : "superseded")
      expect(await countRows(database.knex, "portal_decision", { request_id: request.id })).toBe(isMade ? 1 : 0)
      const kinds = (await evidence.getEntries(proof.project_id)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === "decision.made")).toHaveLength(isMade ? 1 : 0)
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })

  it("needs every point of the card to approve, and none to decline", async () => {
    const { request } = await sent()
    for (const rules of [{}, { ticks: ["other"] }])
      await expect(decide(request, rules)).rejects.toMatchObject({ code: "ticks_missing" })
    expect(await decide(request, {}, "declined")).toMatchObject({ kind: "declined" })
  })

  it("or closing comes first, and a closed proof can be neither sent nor changed", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { proof, request } = await sent()
      const [decided] = await Promise.allSettled([decide(request), close(proof)])
      const { state } = await approvals.getRequest(request.id)
      expect(state).toBe(decided.status === "fulfilled" ? "approved" : "withdrawn")
      await expect(send(proof)).rejects.toMatchObject({ code: "not_allowed" })
      await expect(close(proof)).rejects.toMatchObject({ code: "not_allowed" })
      await expect(proofs.changeDraft(proof.id, { note: "x" }, MONA)).rejects.toMatchObject({ code: "not_allowed" })
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })
})

describe("the evidence", () => {
  it("shows it when a remark on a decided version is not what the decision was made with", async () => {
    const { proof, file, request } = await sent()
    const { id } = await addRemark(container, about(proof), remarkOn(file))
    await addRemark(container, about(proof, BEN), remarkOn(file))
    await decide(request)
    expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    const remark = `portal_proof_annotation WHERE id = '${id}'`
    for (const change of ["body = 'Smaller'", "body = ''", "shape = '{}'", "deleted_at = now()"])
      expect(
        await findingsAfter(
          database.knex,
          proof.project_id,
          "portal_proof_annotation",
          `UPDATE ${remark.replace(" WHERE", ` SET ${change} WHERE`)}`,
        ),
      ).not.toEqual([])
  })

  it("still holds once a client is erased, whose remarks and replies then say and name nothing", async () => {
    const { proof, file, request } = await sent()
    const mine = await addRemark(container, about(proof), remarkOn(file))
    const other = await addRemark(container, about(proof, BEN), remarkOn(file))
    await replyAsClient(container, other.id, about(proof), { key: randomUUID(), body: "I agree" })
    const decision = await decide(request)
    const [entry] = (await evidence.getEntries(proof.project_id)).filter(({ kind }) => kind === "decision.made")
    const erase = async () =>
      await erasePersonalWorkflow(container).run({
        input: { project_id: proof.project_id, entry_sha256: entry?.sha256 ?? "", actor: MONA, reason: "Asked" },
      })
    expect((await erase()).result).toEqual({ erased: true })
    expect((await erase()).result).toEqual({ erased: false })
    const { annotations } = await recordOf(proof)
    expect(annotations).toMatchObject([
      { id: mine.id, body: "", actor_name: "", key: mine.id, comments: [] },
      { id: other.id, body: "Larger, please", actor_name: "Ben", comments: [{ body: "", actor_name: "" }] },
    ])
    expect((await approvals.getDecision(decision.id)).name).toBeNull()
    expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
  })

  /** Links that were given to one person, and one of somebody else's. */
  const linksOf = async (order_id: string) => {
    const [first, second, other] = ["first", "second", "other"].map((name) => `plink_${name}_${randomUUID()}`)
    const emailOf = (id: string) => `${id === other ? "ben" : "anna"}@${order_id}.example`
    const ids = [first, second, other].filter((id) => id !== undefined)
    await database.knex("portal_link").insert(
      ids.map((id) => ({
        ...{ id, scope: "project", order_id, recipient_name: "Anna", recipient_email: emailOf(id) },
        // Only one link of a person works at a time.
        ...{ token_hash: id, token_sealed: "", display: "", revoked_at: id === first ? new Date() : null },
      })),
    )
    const by = (id = "") => ({ type: "client", id, name: "Anna" }) as const
    return { first: by(first), second: by(second), other: by(other) }
  }
  const eraseAuthor = async (annotation_id: string, comment_id: string | null = null) =>
    await eraseRemarksWorkflow(container).run({
      input: { annotation_id, comment_id, actor: MONA, reason: "Asked" },
      throwOnError: true,
    })
  const erasuresOf = async ({ project_id }: ProofRow) =>
    (await evidence.getEntries(project_id)).filter(({ kind }) => kind === "remarks.erased")

  it("keeps that a client who never decided was erased, with all that they wrote under each of their links", async () => {
    const { proof, file, request } = await sent()
    const { first, second, other } = await linksOf(proof.order_id)
    const old = await addRemark(container, about(proof, first), remarkOn(file))
    const taken = await addRemark(container, about(proof, second), remarkOn(file))
    await takeRemarkBack(container, taken.id, about(proof, second))
    const others = await addRemark(container, about(proof, other), remarkOn(file))
    const { comments } = await replyAsClient(container, others.id, about(proof, second), {
      key: randomUUID(),
      body: "I agree",
    })
    await decide(request)

    // By their reply: what is erased is the person, whatever staff were looking at.
    expect((await eraseAuthor(others.id, comments[0]?.id)).result).toEqual({ erased: true })
    expect((await eraseAuthor(old.id)).result).toEqual({ erased: false })
    const { annotations } = await recordOf(proof)
    expect(annotations).toMatchObject([
      { id: old.id, number: 1, body: "", actor_name: "" },
      { id: others.id, body: "Larger, please", actor_name: "Anna", comments: [{ body: "", actor_name: "" }] },
    ])
    expect(await database.knex("portal_proof_annotation").where({ id: taken.id }).first()).toMatchObject({ body: "" })
    expect(await erasuresOf(proof)).toMatchObject([
      {
        facts: {
          link_ids: [first.id, second.id].sort(),
          annotation_ids: [old.id, taken.id].sort(),
          comment_ids: [comments[0]?.id],
          reason: "Asked",
          actor_id: MONA.id,
        },
        personal: { actor_name: MONA.name },
      },
    ])
    expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    const remark = `portal_proof_annotation SET body = 'x' WHERE id = '${old.id}'`
    const reply = `portal_proof_comment SET body = '' WHERE annotation_id = '${others.id}' AND actor_type = 'staff'`
    await replyAsStaff(container, others.id, { key: randomUUID(), body: "On it" }, MONA)
    for (const [table, statement] of [
      ["portal_proof_annotation", remark],
      ["portal_proof_comment", reply],
    ] as const)
      expect(await findingsAfter(database.knex, proof.project_id, table, `UPDATE ${statement}`)).toEqual([
        expect.stringMatching(/although it was erased|without a record/),
      ])
  })

  it("is written once by two erasures at once, and stays right beside a decision", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { proof, file, request } = await sent()
      const { first } = await linksOf(proof.order_id)
      const { id } = await addRemark(container, about(proof, first), remarkOn(file))
      const [one, two] = await Promise.all([eraseAuthor(id), eraseAuthor(id), decide(request)])
      expect([one.result.erased, two.result.erased].sort()).toEqual([false, true])
      expect(await erasuresOf(proof)).toHaveLength(1)
      expect(await findingsOf(database.knex, proof.project_id)).toEqual([])
    }
  })

  it("erases nothing that staff wrote, and nothing that is not there", async () => {
    const { proof, file } = await sent()
    const { first } = await linksOf(proof.order_id)
    const { id } = await addRemark(container, about(proof, first), remarkOn(file))
    const { comments } = await replyAsStaff(container, id, { key: randomUUID(), body: "On it" }, MONA)
    await expect(eraseAuthor(id, comments[0]?.id)).rejects.toMatchObject({ code: "not_allowed" })
    await expect(eraseAuthor(id, "pprfc_other")).rejects.toMatchObject({ code: "not_found" })
    await expect(eraseAuthor("pprfa_other")).rejects.toMatchObject({ code: "not_found" })
    expect(await erasuresOf(proof)).toEqual([])
  })

  it("shows it when a file, a version, a closing or an override is not what was recorded", async () => {
    const { proof, file, request } = await sent()
    await decide(request)
    await close(proof)
    const { id, project_id, order_id } = proof
    const override = await proofs.overrideGate({ project_id, order_id, reason: "Rush", actor: MONA }, async () => ({
      item_ids: ["ordli_1"],
      proofs: [{ proof_id: id, state: "sent", request_id: request.id }],
    }))
    expect(await findingsOf(database.knex, project_id)).toEqual([])
    const tampered = async (table: string, statement: string) =>
      await findingsAfter(database.knex, project_id, table, statement)
    const at = (table: string, where: string) => `${table} SET updated_at = now() WHERE id = '${where}'`
    expect(await tampered("portal_proof", `UPDATE ${at("portal_proof", id)}`)).toEqual([])
    for (const [table, statement] of [
      ["portal_proof_file", `UPDATE portal_proof_file SET sha256 = '${"b".repeat(64)}' WHERE id = '${file.id}'`],
      ["portal_proof_file", `DELETE FROM portal_proof_file WHERE id = '${file.id}'`],
      ["portal_proof_version", `DELETE FROM portal_proof_version WHERE proof_id = '${id}'`],
      ["portal_proof_version", `UPDATE portal_proof_version SET request_id = NULL WHERE proof_id = '${id}'`],
      ["portal_proof", `UPDATE portal_proof SET closed_at = NULL WHERE id = '${id}'`],
      ["portal_proof", `UPDATE portal_proof SET closed_reason = 'Other' WHERE id = '${id}'`],
      ["portal_gate_override", `UPDATE portal_gate_override SET reason = 'Other' WHERE id = '${override?.id}'`],
      ["portal_gate_override", `UPDATE portal_gate_override SET proofs = '[]' WHERE id = '${override?.id}'`],
      ["portal_gate_override", `DELETE FROM portal_gate_override WHERE id = '${override?.id}'`],
    ] as const)
      expect([statement, await tampered(table, statement)]).toEqual([statement, [expect.any(String)]])
  })
})
