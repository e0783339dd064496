import { randomUUID } from "node:crypto"
import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import type { RequestRow } from "../../src/modules/approval/rows"
import type { ApprovalModuleService } from "../../src/modules/approval/service"
import { READ_ORDER } from "../../src/order-view/read-order"
import { PORTAL_SETTINGS_MODULE } from "../../src/modules/portal-settings"
import { PROJECT_MODULE } from "../../src/modules/project"
import { PROOF_MODULE } from "../../src/modules/proof"
import { type ApprovalSubject, defineApprovalSubject } from "../../src/workflows/approval/subject"
import { subjectNoticeOf } from "../../src/notices/subjects"
import { linkTargetSchema } from "../../src/contracts"
import { approvalSubjects, subjectOf } from "../../src/workflows/approval/subjects"
import { aNewRequest, decisionOn, findingsOf, createApprovals, willing } from "./support/approval"
import { countRows, JOBS_TABLE, jobs, outcomes, type TestDatabase } from "./support/database"
import { aProject, MONA, orderFromDatabase, rawItem, rawOrder } from "./support/facts"
import { aProof, aVersion } from "./support/proof-facts"

/*
 * What every kind of subject owes to the generic steps, run against each registered one and against one of the tests'
 * own, without an amount. A new subject adds how its two versions come about to `VERSIONS`.
 */

let database: TestDatabase
let approvals: ApprovalModuleService

beforeAll(async () => {
  ;({ database, approvals } = await createApprovals())
})
afterAll(() => database.close())
beforeEach(() => database.knex(JOBS_TABLE).delete())

/** A file of the tests' own: it has words, a counter that moves by itself, and no amount. */
const texts = new Map<string, { words: string; looks: number }>()
const textSubject = defineApprovalSubject({
  type: "test-text",
  document: z.object({ words: z.string(), looks: z.number() }),
  freshness: (_, { subject_id }) => Promise.resolve(JSON.stringify(texts.get(subject_id))),
  read: (_, { subject_id }) => {
    const document = texts.get(subject_id) ?? { words: "", looks: 0 }
    return Promise.resolve({ document, refusal: document.words ? null : "There is nothing to read." })
  },
  amount: () => null,
  content: ({ words }) => ({ words }),
  consent:
    ({ words }) =>
    ({ version }) =>
      `I approve “${words}”, version ${version}`,
  diff: (before, after) => [{ kind: "text", label: "words", before: before.words, after: after.words }],
  requestJobs: ({ id }, links) =>
    links.map((link_id) => ({ id: "test-asked", payload: { request_id: id, link_id }, queue: "notices" })),
  decisionJobs: ({ id }) => [{ id: "test-decided", payload: { decision_id: id }, queue: "effects" }],
})

type Version = 1 | "1 again" | 2 | "refused"

/** A container in which the subject reads as the given version. */
type Scene = (subject_id: string, version: Version) => MedusaContainer

/** A container whose database knows one order, and one freshness key for each version. */
const medusaWith = (order: ReturnType<typeof rawOrder>, version: Version): MedusaContainer => {
  const container = createMedusaContainer()
  container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue({
      raw: (sql: string) =>
        Promise.resolve({
          rows: sql.includes(READ_ORDER)
            ? [{ value: order.id, results: [{ ...orderFromDatabase(order), id: order.id }] }]
            : [{ key: String(version) }],
        }),
    }),
    [PORTAL_SETTINGS_MODULE]: asValue({ options: { orders: { trust_cart_metadata: true } } }),
    [PROJECT_MODULE]: asValue({ findByOrder: () => Promise.resolve(aProject) }),
  })
  return container
}

const VERSIONS: Record<string, Scene> = {
  "test-text": (subject_id, version) => {
    texts.set(subject_id, {
      words: version === "refused" ? "" : version === 2 ? "Bonjour" : "Hello",
      looks: version === "1 again" ? 7 : 1,
    })
    return createMedusaContainer()
  },
  order: (subject_id, version) =>
    medusaWith(
      rawOrder({
        id: subject_id,
        version: version === "1 again" ? 7 : 1,
        status: version === "refused" ? "canceled" : "pending",
        items: [rawItem({ quantity: version === 2 ? 11 : 10 })],
      }),
      version,
    ),
  // More shirts are ordered, and staff work on the next version: neither is another version of what was sent.
  proof: (subject_id, version) => {
    const sent = aVersion({ request_id: "pareq_1", note: version === 2 ? "Larger" : null })
    const draft = aVersion({ id: "pprfv_2", number: 2, files: [] })
    const container = medusaWith(
      rawOrder({ id: subject_id, items: [rawItem({ quantity: version === "1 again" ? 12 : 10 })] }),
      version,
    )
    const proof = aProof({
      id: subject_id,
      closed_at: version === "refused" ? new Date() : null,
      versions: version === "1 again" ? [sent, draft] : [sent],
    })
    container.register({ [PROOF_MODULE]: asValue({ getRecord: () => Promise.resolve(proof) }) })
    return container
  },
}

describe.each([...approvalSubjects, textSubject].map((subject): [string, ApprovalSubject] => [subject.type, subject]))(
  "a subject of type %s",
  (type, subject) => {
    const scene = VERSIONS[type]
    if (!scene) throw new Error(`VERSIONS does not say how "${type}" changes`)

    const refOf = (subject_id = `${type}_${randomUUID()}`) => ({ subject_id, order_id: subject_id })
    const read = (ref: { subject_id: string; order_id: string }, version: Version) =>
      subject.read(scene(ref.subject_id, version), ref)
    const open = async (ref = refOf(), version: Version = 1, project_id = `pproj_${randomUUID()}`) => {
      const { pinned } = await read(ref, version)
      return await approvals.openRequest(
        aNewRequest(project_id, undefined, {
          order_id: ref.order_id,
          subject: { type, id: ref.subject_id },
          pinned,
          jobs: (request) => subject.requestJobs(request, ["plink_1", "plink_2"]),
        }),
      )
    }
    const decide = (request: RequestRow) => approvals.decide(decisionOn(request), willing(), subject.decisionJobs)

    it("pins the same bytes each time it reads the same", async () => {
      const ref = refOf()
      const [one, two] = [await read(ref, 1), await read(ref, 1)]
      expect(one.pinned.content.equals(two.pinned.content)).toBe(true)
      expect(one.refusal).toBeNull()
      expect((one.pinned.amount === null) === (one.pinned.currency_code === null)).toBe(true)
    })

    it("is the same version as long as its content is, whatever else moves, and then tells what changed", async () => {
      const ref = refOf()
      const pinned = (await read(ref, 1)).pinned.content
      const again = (await read(ref, "1 again")).pinned.content
      const other = (await read(ref, 2)).pinned.content
      expect(subject.isSame(pinned, again)).toBe(true)
      expect(subject.isSame(pinned, other)).toBe(false)
      expect(subject.diff(pinned, other)).not.toEqual([])
    })

    it("says why nobody can be asked about it", async () => {
      expect((await read(refOf(), "refused")).refusal).toEqual(expect.any(String))
    })

    it("has another key when it reads otherwise", async () => {
      const ref = refOf()
      const keys = [
        await subject.freshness(scene(ref.subject_id, 1), ref),
        await subject.freshness(scene(ref.subject_id, 2), ref),
      ]
      expect(keys[0]).not.toBe(keys[1])
    })

    it("counts its versions by itself, with one open request, beside other subjects of the same project", async () => {
      const project_id = `pproj_${randomUUID()}`
      const [one, other] = [refOf(), refOf()]
      const first = await open(one, 1, project_id)
      const second = await open(one, 2, project_id)
      const beside = await open(other, 1, project_id)
      expect([first.version, second.version, beside.version]).toEqual([1, 2, 1])
      expect(await approvals.getRequest(first.id)).toMatchObject({ state: "superseded" })
      expect(await approvals.newestRequest({ type, id: one.subject_id })).toMatchObject({ id: second.id })
      expect(await countRows(database.knex, "portal_approval_request", { project_id, state: "open" })).toBe(2)
      expect(await findingsOf(database.knex, project_id)).toEqual([])
    })

    it("cannot be asked about twice at once, past the service as well", async () => {
      const request = await open()
      const { id: _, version: __, ...rest } = request
      const copy = { ...rest, changes: "[]", rules: "{}" }
      await expect(
        database.knex("portal_approval_request").insert({ ...copy, id: "pareq_x", version: 2 }),
      ).rejects.toThrow("one_open")
      await expect(
        database.knex("portal_approval_request").insert({ ...copy, id: "pareq_y", version: 1, state: "withdrawn" }),
      ).rejects.toThrow("subject_id_version")
    })

    it("has its own jobs written with request and decision, and its amount or none in row and evidence", async () => {
      const request = await open()
      const asked = (await jobs(database.knex)).length
      expect(asked).toBe(2)
      const decision = await decide(request)
      expect((await jobs(database.knex)).length).toBe(asked + subject.decisionJobs(decision).length)
      expect(decision).toMatchObject({
        subject_type: type,
        subject_id: request.subject_id,
        amount: request.amount,
        currency_code: request.currency_code,
      })
      expect(await findingsOf(database.knex, request.project_id)).toEqual([])
    })

    it("is decided once by two approvers at once", async () => {
      const request = await open()
      const { won, lost } = await outcomes([decide(request), decide(request)])
      expect([won.length, lost]).toEqual([1, [expect.objectContaining({ code: "decided" })]])
    })

    it("is approved or withdrawn, approved or asked about anew, never both", async () => {
      for (let round = 0; round < 6; round++) {
        const ref = refOf()
        const request = await open(ref)
        const against = round % 2 ? approvals.withdrawRequest(request.id, MONA) : open(ref, 2, request.project_id)
        const [approved] = await Promise.allSettled([decide(request), against])
        const { state } = await approvals.getRequest(request.id)
        expect(state === "approved").toBe(approved.status === "fulfilled")
        expect(await countRows(database.knex, "portal_decision", { request_id: request.id })).toBe(
          state === "approved" ? 1 : 0,
        )
        expect(await findingsOf(database.knex, request.project_id)).toEqual([])
      }
    })
  },
)

it.each(approvalSubjects.map(({ type }) => type))(
  "notices have words for %s, and lead to pages of the portal",
  (type) => {
    const notice = subjectNoticeOf(type)
    const about = { request_id: "pareq_1", subject_id: "subject_1", order_id: "order_1", version: 1 }
    expect(linkTargetSchema.safeParse(notice.requestPage(about)).success).toBe(true)
    expect(linkTargetSchema.nullable().safeParse(notice.decisionPage(about)).success).toBe(true)
  },
)

it("a type that is not registered is named", () => {
  expect(() => subjectOf("wish")).toThrow('"wish"')
  expect(() => subjectNoticeOf("wish")).toThrow('"wish"')
  expect(subjectOf("order").type).toBe("order")
})
