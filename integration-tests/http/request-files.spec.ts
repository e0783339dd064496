import {
  type CustomerPanel,
  type PortalFile,
  type QuoteRequest,
  type QuoteRequestPage,
  REQUEST_LIMITS,
  type StaffThread,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, portalApi } from "../support/api"
import { rows } from "../support/database"
import { isFullRun } from "../support/env"
import { hostileFiles } from "../support/hostile-files"
import { createCustomer, createPlacedOrder } from "../support/orders"
import { outboxDone, panelOf, revealed } from "../support/portal"
import { artwork, OCTETS } from "../support/proofs"
import { waitFor } from "../support/wait"

let admin: Api
let bytes: Buffer

beforeAll(async () => {
  admin = await adminApi()
  bytes = await artwork("baseball.svg")
})

/** An account of a customer who has bought before. */
const anAccount = async () => {
  const customer = await createCustomer({ first_name: "Priya", last_name: "Nair" })
  await createPlacedOrder({ customerId: customer.id, email: customer.email, lines: [{ stocked: false }] })
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  const { url } = await revealed(admin, panel.link?.id ?? "")
  return { account: await openAccount(url, customer.email) }
}

type Answer = { status: number; body: { code?: string; file?: PortalFile } }

const uploadCall = async (account: Api, name: string, file: Uint8Array): Promise<Answer> =>
  await account.call("POST", "/portal/files", { rawBody: new Uint8Array(file), headers: OCTETS, query: { name } })
const upload = async (account: Api, name: string, file: Uint8Array = bytes): Promise<PortalFile> => {
  const { body } = await uploadCall(account, name, file)
  if (!body.file) throw new Error(`The upload of ${name} was answered ${JSON.stringify(body)}`)
  return body.file
}
const checked = async (account: Api, id: string): Promise<PortalFile> =>
  await waitFor(
    async () => {
      const { file } = await account.get<{ file: PortalFile }>(`/portal/files/${id}`)
      return file.state === "waiting" || file.state === "processing" ? null : file
    },
    { what: `the check of ${id}`, timeout: 90_000 },
  )

const artworkStep = (file_ids: readonly string[], notes = "") => ({
  step: "artwork",
  sizes: {},
  proof_ids: [],
  notes,
  file_ids,
})
const WHAT = {
  step: "what",
  name: "Thirty files",
  lines: [{ id: "l1", product: "Tote", color: "natural", decoration: "", quantity: 24 }],
}
const save = (account: Api, { id, version }: QuoteRequest, part: object) =>
  account.call<QuoteRequest & { code?: string }>("POST", `/portal/account/requests/${id}`, { body: { version, part } })
const begun = async (account: Api): Promise<QuoteRequest> =>
  (await save(account, await account.post<QuoteRequest>("/portal/account/requests"), WHAT)).body
const read = async (account: Api, id: string): Promise<QuoteRequest> =>
  (await account.get<QuoteRequestPage>(`/portal/account/requests/${id}`)).request
const send = (account: Api, { id, version }: QuoteRequest) =>
  account.call<QuoteRequest>("POST", `/portal/account/requests/${id}/send`, { body: { version } })
const quoteOf = (account: Api, id: string): Promise<string> =>
  waitFor(async () => (await read(account, id)).order_id, { what: `the quote of ${id}`, timeout: 30_000 })

/** The first message of the quote's thread, as staff see it. */
const firstMessage = async (order_id: string) => {
  const { project } = await panelOf(admin, order_id)
  const { entries } = await admin.get<StaffThread>(`/admin/client-portal/projects/${project?.id}/conversation`)
  const message = entries.find(({ kind }) => kind === "message")
  if (message?.kind !== "message") throw new Error(`The thread of ${order_id} has no message`)
  return message
}

it("a request with thirty files that is sent twice at once is one quote with all of them, and takes no more", async () => {
  const { account } = await anAccount()
  const names = Array.from(
    { length: REQUEST_LIMITS.files },
    (_, at) => `artwork ${String(at + 1).padStart(2, "0")}.svg`,
  )
  // All at once, as a browser does with files that are dropped together.
  const files = await Promise.all(names.map((name) => upload(account, name)))
  const ids = files.map(({ id }) => id)
  const request = await begun(account)
  const more = await upload(account, "one too many.svg")
  expect(await save(account, request, artworkStep([...ids, more.id]))).toMatchObject({ status: 400 })
  expect(await read(account, request.id)).toMatchObject({ version: request.version, files: [] })

  const { body: saved } = await save(account, request, artworkStep(ids))
  expect(saved.files.map(({ name }) => name)).toEqual(names)
  const answers = await Promise.all(Array.from({ length: 4 }, () => send(account, saved)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const order_id = await quoteOf(account, request.id)
  await outboxDone(request.id)
  expect(await rows(`SELECT 1 FROM "order" WHERE metadata->>'quote_request_id' = $1`, [request.id])).toHaveLength(1)
  expect((await firstMessage(order_id)).files.map(({ name }) => name)).toEqual(names)
  const { session } = await account.post<{ session: string }>(`/portal/account/orders/${order_id}/open`)
  const client = portalApi(session)
  for (const id of ids) await checked(client, id)
  const originals = await Promise.all(ids.map((id) => client.fetch("GET", `/portal/files/${id}/original`)))
  expect(new Set(originals.map(({ status }) => status))).toEqual(new Set([200]))
})

it("a request that is left half-way is there with its files and words, and its uploads that were not saved stay unused", async () => {
  const { account } = await anAccount()
  const request = await begun(account)
  const kept = await Promise.all(Array.from({ length: 5 }, (_, at) => upload(account, `kept ${at}.svg`)))
  const ids = kept.map(({ id }) => id)
  await save(account, request, artworkStep(ids, "Two inches wide."))
  const loose = await upload(account, "loose.svg")
  // An upload that breaks off says so, and nothing of it is left.
  const cut = await account.call("POST", "/portal/files", {
    rawBody: new Uint8Array(bytes.subarray(0, 100)),
    headers: OCTETS,
    query: { name: "cut.svg", bytes: bytes.length },
  })
  expect(cut).toMatchObject({ status: 400, body: { code: "file_incomplete" } })

  const found = await read(account, request.id)
  expect(found.content).toMatchObject({ name: "Thirty files", notes: "Two inches wide." })
  expect(found.files.map(({ id }) => id)).toEqual(ids)
  expect((await account.call("GET", `/portal/files/${loose.id}`)).status).toBe(200)
  await send(account, found)
  const { files } = await firstMessage(await quoteOf(account, request.id))
  expect(files.map(({ name }) => name)).toEqual(kept.map(({ name }) => name))
})

describe("thirty hostile files in one request", () => {
  /** Keep a worker busy for long. All of them go through the same pipeline in the spec of proofs' files. */
  const SLOW = isFullRun ? /nested copies/ : /bomb|absurd|nested copies/
  /** So many of each kind, and one more of the first kinds. */
  const [EACH, MORE] = isFullRun ? [1, 11] : [2, 2]

  /** Made one by one: making them all at once would keep the connection to the server waiting until it is closed. */
  const attack = function* () {
    const made = new Map<string, number>()
    for (const file of hostileFiles(EACH + 1)) {
      const before = made.get(file.kind) ?? 0
      if (SLOW.test(file.kind) || (before === EACH && made.size > MORE)) continue
      made.set(file.kind, before + 1)
      yield file
    }
  }

  it("are each taken or refused in words; what is refused is never attached, and takes nothing typed with it", async () => {
    const { account } = await anAccount()
    const words = "Please match the green of last year."
    const sent: PortalFile[] = []
    let tried = 0
    for (const { kind, name, bytes: file, allowed } of attack()) {
      const upload = await uploadCall(account, name, file)
      tried++
      // A name that cannot be kept is refused at once.
      if (!upload.body.file) {
        expect([kind, upload]).toEqual([kind, expect.objectContaining({ status: 400 })])
        continue
      }
      const { id, state } = upload.body.file
      // Nothing is served before its scan.
      if (state === "waiting")
        expect([200, 404]).toContain((await account.fetch("GET", `/portal/files/${id}/pages/1/thumb`)).status)
      const done = await checked(account, id)
      expect([kind, allowed]).toEqual([kind, expect.arrayContaining([done.problem ?? "previews"])])
      sent.push(done)
    }
    expect(tried).toBe(REQUEST_LIMITS.files)
    const request = await begun(account)
    const { body: typed } = await save(account, request, artworkStep([], words))
    const refused = sent.filter(({ state }) => state === "refused")
    expect(refused).not.toEqual([])
    // With any of them the step is not saved, and what was saved before stays.
    for (const { id } of refused)
      expect(await save(account, typed, artworkStep([id], "other words"))).toMatchObject({
        status: 409,
        body: { code: "file_refused" },
      })
    expect(await read(account, request.id)).toMatchObject({ version: typed.version, content: { notes: words } })
    const usable = sent.filter(({ state }) => state !== "refused").map(({ id }) => id)
    const { status, body } = await save(account, typed, artworkStep(usable, words))
    expect([status, body.files.length]).toEqual([200, usable.length])
    expect((await send(account, body)).status).toBe(200)
    const order_id = await quoteOf(account, request.id)
    expect((await firstMessage(order_id)).files.map(({ id }) => id)).toEqual(usable)
    const { session } = await account.post<{ session: string }>(`/portal/account/orders/${order_id}/open`)
    for (const { id, state } of sent) {
      const original = await portalApi(session).fetch("GET", `/portal/files/${id}/original`)
      expect(original.status).toBe(state === "refused" ? 404 : 200)
      if (original.status !== 200) continue
      expect(original.headers.get("content-type")).toBe("application/octet-stream")
      expect(original.headers.get("content-disposition")).toMatch(/^attachment;/)
      expect(original.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'")
    }
  })

  it("that the scan turns down after they were attached are named as refused and never served, on both sides", async () => {
    const { account } = await anAccount()
    const request = await begun(account)
    const files = await Promise.all(["good.svg", "bad.svg"].map((name) => upload(account, name)))
    const [good, bad] = await Promise.all(files.map(({ id }) => checked(account, id)))
    const { body } = await save(account, request, artworkStep([good?.id ?? "", bad?.id ?? ""], "Both, please."))
    await rows("UPDATE portal_file SET state = 'refused', problem = 'infected' WHERE id = $1", [bad?.id])
    const shown = await read(account, request.id)
    expect(shown.files).toMatchObject([{ state: "ready" }, { state: "refused", problem: "infected", preview: null }])
    expect((await send(account, body)).status).toBe(200)
    const message = await firstMessage(await quoteOf(account, request.id))
    expect(message.files).toMatchObject([
      { name: "good.svg", state: "ready" },
      { name: "bad.svg", state: "refused" },
    ])
    expect(message.body).toContain("Both, please.")
    for (const end of ["original", "pages/1/thumb"]) {
      const path = `/files/${bad?.id}/${end}`
      expect((await admin.fetch("GET", `/admin/client-portal${path}`)).status).toBe(404)
      expect((await account.fetch("GET", `/portal${path}`)).status).toBe(404)
    }
  })
})
