import { randomUUID } from "node:crypto"
import {
  EMPTY_REQUEST,
  type QuoteRequestContent,
  REQUEST_LIMITS,
  type RequestedLine,
  withStep,
} from "../../src/contracts"
import type { Follow } from "../../src/modules/quote-request/drafts"
import type { QuoteRequestRow, RequestOwner } from "../../src/modules/quote-request/rows"
import { QuoteRequestModuleService } from "../../src/modules/quote-request/service"
import { countRows, createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"

let database: TestDatabase
let requests: QuoteRequestModuleService

beforeAll(async () => {
  database = await createDatabase()
  requests = new QuoteRequestModuleService(dependencies(database))
})
afterAll(() => database.close())

const person = (): RequestOwner => ({ customer_id: `cus_${randomUUID()}`, link_id: `plink_${randomUUID()}` })
const start = (owner: RequestOwner, content?: QuoteRequestContent): Promise<QuoteRequestRow> =>
  requests.start({
    ...owner,
    person_name: "Priya Nair",
    sales_channel_id: "sc_1",
    repeats: content ? { order_id: "order_1", content } : null,
  })

const line = (more: Partial<RequestedLine> = {}): RequestedLine => ({
  id: "a",
  product: "Tote",
  color: "",
  decoration: "",
  quantity: 24,
  sizes: [],
  ...more,
})
const named = (name: string) => (content: QuoteRequestContent) => ({ ...content, name })
const JOB = { id: "quote-request", queue: "effects" as const }
const send = (
  owner: RequestOwner,
  { id, version }: Pick<QuoteRequestRow, "id" | "version">,
  check: () => void = () => {},
) => requests.send(id, owner, version, { check, jobs: (row) => [{ ...JOB, payload: { request_id: row.id } }] })

describe("beginning a request", () => {
  it("answers one that is still empty instead of another, also to many calls at once", async () => {
    const owner = person()
    const { won, lost } = await outcomes(Array.from({ length: 6 }, () => start(owner)))
    expect(lost).toEqual([])
    expect(new Set(won.map(({ id }) => id)).size).toBe(1)
    const [first] = won
    if (!first) throw new Error("none was begun")
    await requests.save(first.id, owner, 1, named("Aprons"))
    expect((await start(owner)).id).not.toBe(first.id)
  })

  it("stops at the limit, also of many calls at once", async () => {
    const owner = person()
    const calls = Array.from({ length: REQUEST_LIMITS.drafts + 4 }, () => start(owner, EMPTY_REQUEST))
    const { won, lost } = await outcomes(calls)
    expect(won).toHaveLength(REQUEST_LIMITS.drafts)
    expect(lost).toHaveLength(4)
    expect(await countRows(database.knex, "portal_quote_request", { link_id: owner.link_id })).toBe(
      REQUEST_LIMITS.drafts,
    )
  })
})

describe("a draft", () => {
  it("is another person's to neither read, change, send nor discard, be it of the same account", async () => {
    const owner = person()
    const { id, version } = await start(owner)
    for (const other of [person(), { ...owner, link_id: "plink_other" }, { ...owner, customer_id: "cus_other" }]) {
      for (const act of [
        () => requests.getOwn(id, other),
        () => requests.save(id, other, version, named("Mine")),
        () => send(other, { id, version }),
        () => requests.discard(id, other),
      ])
        await expect(act()).rejects.toMatchObject({ code: "not_found" })
    }
  })

  it("takes one of two changes that were typed over the same version; the other is refused and nothing is lost", async () => {
    const owner = person()
    const { id } = await start(owner)
    const { won, lost } = await outcomes([
      requests.save(id, owner, 1, named("From one tab")),
      requests.save(id, owner, 1, named("From the other tab")),
    ])
    expect(won).toHaveLength(1)
    expect(lost).toEqual([expect.objectContaining({ code: "conflict" })])
    const kept = await requests.getOwn(id, owner)
    expect(kept).toMatchObject({ version: 2, content: { name: won[0]?.content.name } })
  })

  it("counts no version for a save that changes nothing", async () => {
    const owner = person()
    const { id } = await start(owner)
    await requests.save(id, owner, 1, named("Aprons"))
    expect(await requests.save(id, owner, 1, named("Aprons"))).toMatchObject({ version: 2 })
  })

  it("keeps a line's sizes while the line is described anew, and drops those of a line that is gone", () => {
    const sizes = [{ label: "M", quantity: 12 }]
    const content = { ...EMPTY_REQUEST, lines: [line({ sizes }), line({ id: "b", sizes })] }
    const { sizes: _, ...described } = line({ product: "Canvas tote" })
    const saved = withStep(content, { step: "what", name: "", lines: [described] })
    expect(saved.lines).toEqual([line({ product: "Canvas tote", sizes })])
  })

  it("is kept without hidden characters and halves of characters", async () => {
    const owner = person()
    const { id } = await start(owner)
    const hidden = "Sum\u0000mer\u202e staff \ud83d"
    expect((await requests.save(id, owner, 1, named(hidden))).content.name).toBe("Summer staff \ufffd")
  })

  it("leaves no row behind when it is discarded", async () => {
    const owner = person()
    const { id } = await start(owner)
    await requests.discard(id, owner)
    expect(await countRows(database.knex, "portal_quote_request", { id })).toBe(0)
  })
})

describe("a draft that is never sent", () => {
  const aged = async (owner: RequestOwner, days: number, content?: QuoteRequestContent) => {
    const request = await start(owner, content)
    const updated_at = database.knex.raw("clock_timestamp() - make_interval(days => ?)", [days])
    await database.knex("portal_quote_request").where({ id: request.id }).update({ updated_at })
    return request
  }
  const purge = async (follow: Follow = async () => {}) => {
    while (!(await requests.purge(REQUEST_LIMITS.draft_days, follow)).isDone);
  }
  const isThere = async ({ id }: QuoteRequestRow) =>
    (await countRows(database.knex, "portal_quote_request", { id })) > 0

  it("is deleted once it was left alone for long, with what follows; younger and sent ones stay", async () => {
    const owner = person()
    const forgotten = await aged(owner, REQUEST_LIMITS.draft_days + 1, { ...EMPTY_REQUEST, lines: [line()] })
    const young = await aged(person(), REQUEST_LIMITS.draft_days - 1)
    const sent = await aged(person(), REQUEST_LIMITS.draft_days + 1, { ...EMPTY_REQUEST, lines: [line()] })
    await send(sent, sent)
    await database
      .knex("portal_quote_request")
      .where({ id: sent.id })
      .update({ updated_at: database.knex.raw("now() - interval '2 years'") })
    const followed: string[] = []
    await purge(async (_, { id }) => void followed.push(id))
    expect(followed).toEqual([forgotten.id])
    expect(await Promise.all([forgotten, young, sent].map(isThere))).toEqual([false, true, true])
  })

  it("stays when what goes with it cannot be removed", async () => {
    const forgotten = await aged(person(), REQUEST_LIMITS.draft_days + 1)
    await expect(purge(() => Promise.reject(new Error("storage")))).rejects.toThrow("storage")
    expect(await isThere(forgotten)).toBe(true)
    await purge()
  })

  it("is sent or deleted, never both, when the two meet", async () => {
    for (let round = 0; round < 5; round++) {
      const owner = person()
      const request = await aged(owner, REQUEST_LIMITS.draft_days + 1, { ...EMPTY_REQUEST, lines: [line()] })
      const [sending] = await Promise.allSettled([send(owner, request), purge()])
      expect(await isThere(request)).toBe(sending.status === "fulfilled")
      const queued = (await jobs(database.knex)).filter(({ request_id }) => request_id === request.id)
      expect(queued).toHaveLength(sending.status === "fulfilled" ? 1 : 0)
      await database.knex("portal_quote_request").where({ id: request.id }).delete()
    }
  })
})

describe("sending", () => {
  it("happens once with one job, and parallel calls all get the same answer", async () => {
    const owner = person()
    const request = await start(owner, { ...EMPTY_REQUEST, lines: [line()] })
    const { won, lost } = await outcomes(Array.from({ length: 8 }, () => send(owner, request)))
    expect(lost).toEqual([])
    expect(new Set(won.map(({ sent_at }) => sent_at?.toISOString())).size).toBe(1)
    const queued = (await jobs(database.knex)).filter(({ request_id }) => request_id === request.id)
    expect(queued).toHaveLength(1)
  })

  it("is refused over a version that was changed meanwhile, and by what its check says; then no job is left", async () => {
    const owner = person()
    const request = await start(owner)
    await requests.save(request.id, owner, 1, named("Aprons"))
    await expect(send(owner, request)).rejects.toMatchObject({ code: "conflict" })
    const current = await requests.getOwn(request.id, owner)
    const refusing = send(owner, current, () => {
      throw new Error("incomplete")
    })
    await expect(refusing).rejects.toThrow("incomplete")
    expect((await requests.getOwn(request.id, owner)).state).toBe("draft")
    expect((await jobs(database.knex)).filter(({ request_id }) => request_id === request.id)).toEqual([])
  })

  it("wins or loses against a save and a discard at the same moment, and never half", async () => {
    for (let round = 0; round < 5; round++) {
      const owner = person()
      const request = await start(owner, { ...EMPTY_REQUEST, lines: [line()] })
      await outcomes<unknown>([
        send(owner, request),
        requests.save(request.id, owner, 1, named("Late")),
        requests.discard(request.id, owner),
      ])
      const rows = await countRows(database.knex, "portal_quote_request", { id: request.id })
      const queued = (await jobs(database.knex)).filter(({ request_id }) => request_id === request.id)
      const row = rows === 0 ? null : await requests.getOwn(request.id, owner)
      expect(queued).toHaveLength(row?.state === "sent" ? 1 : 0)
      if (row?.state === "sent") expect(row.content.name).toBe("")
    }
  })

  it("ends all changes", async () => {
    const owner = person()
    const sent = await send(owner, await start(owner, { ...EMPTY_REQUEST, lines: [line()] }))
    await expect(requests.save(sent.id, owner, sent.version, named("Late"))).rejects.toMatchObject({
      code: "request_sent",
    })
    await expect(requests.discard(sent.id, owner)).rejects.toMatchObject({ code: "request_sent" })
  })

  it("is followed up once: what was noted stays", async () => {
    const owner = person()
    const { id } = await send(owner, await start(owner, { ...EMPTY_REQUEST, lines: [line()] }))
    const order_id = `order_${randomUUID()}`
    await requests.note(id, "order_id", order_id)
    await requests.note(id, "order_id", "order_second")
    expect(await requests.findByOrder(order_id)).toMatchObject({ id })
    expect(await requests.findByOrder("order_second")).toBeNull()
  })
})
