import { createHash } from "node:crypto"
import { readdirSync } from "node:fs"
import { readFile } from "node:fs/promises"
import http from "node:http"
import path from "node:path"
import sharp from "sharp"
import type { StaffProofFile } from "../../src/contracts"
import { isMessageKey } from "../../src/messages"
import { adminApi, type Api } from "../support/api"
import { count, row, rows } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { hostileFiles } from "../support/hostile-files"
import { outboxDone, sharedOrder, type Scene } from "../support/portal"
import { artwork, createProof, OCTETS, processed, sendProof, upload, uploadCall } from "../support/proofs"
import { waitFor } from "../support/wait"

const MB = 1024 * 1024
const MAX = 100 * MB

let admin: Api
let scene: Scene
let storage: string

beforeAll(async () => {
  admin = await adminApi()
  scene = await sharedOrder({ lines: [{ stocked: false }] })
  const instance: unknown = JSON.parse(await readFile(testEnv("TEST_INSTANCE_FILE"), "utf8"))
  const { FILES_DIR } = (instance as { env: { FILES_DIR: string } }).env
  storage = path.join(FILES_DIR, "private-uploads")
})

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
const storedFiles = (): string[] => readdirSync(storage).sort()

type Served = { status: number; headers: Headers; bytes: Buffer }

const served = async (path: string, api: Api = admin, headers: Record<string, string> = {}): Promise<Served> => {
  const answer = await api.fetch("GET", path, { headers })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

const staffPath = ({ id }: { id: string }): string => `/admin/client-portal/proof-files/${id}`
const clientPath = (proof: string, { id }: { id: string }): string => `/portal/proofs/${proof}/files/${id}`
const newProof = (): Promise<string> => createProof(admin, scene.order)
const smallPng = (color = "red"): Promise<Buffer> =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: color } })
    .png()
    .toBuffer()

type Sent = { status: number; body: { code?: string; message?: string; file?: StaffProofFile } }

/** A body sent piece by piece without a length, as far as `pieces` go. */
const sendChunked = (proof: string, name: string, pieces: Iterable<Buffer>): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const url = new URL(`/admin/client-portal/proofs/${proof}/files?name=${encodeURIComponent(name)}`, admin.baseUrl)
    const request = http.request(url, { method: "POST", headers: { ...admin.headers, ...OCTETS } }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (piece: string) => (text += piece))
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Sent["body"] }))
    })
    request.on("error", reject)
    const iterator = pieces[Symbol.iterator]()
    const next = (): void => {
      const { value, done } = iterator.next()
      if (done) request.end()
      else if (request.write(value)) setImmediate(next)
      else request.once("drain", next)
    }
    next()
  })

const zeros = function* (length: number): Generator<Buffer> {
  const piece = Buffer.alloc(MB)
  for (let left = length; left > 0; left -= MB) yield piece.subarray(0, Math.min(left, MB))
}

describe("an upload", () => {
  it.each([
    ["velocette-emblem-2400px.png", "png", 1],
    ["baseball.svg", "svg", 1],
    ["spring-league-mockup-3-pages.pdf", "pdf", 3],
  ])("of %s gets previews, and its original comes back byte for byte", async (name, format, pages) => {
    const original = await artwork(name)
    const file = await upload(admin, await newProof(), name, original)
    expect(file).toMatchObject({ name, format, bytes: original.length, sha256: sha256(original) })
    expect(await processed(file.id)).toMatchObject({ state: "ready", problem: null, page_count: pages })
    for (const [size, side] of [
      ["thumb", 360],
      ["screen", 1_200],
      ["zoom", 3_000],
    ] as const) {
      const { headers, bytes } = await served(`${staffPath(file)}/pages/${pages}/${size}`)
      expect(headers.get("content-type")).toBe("image/webp")
      const { width, height } = await sharp(bytes).metadata()
      expect(Math.max(width, height)).toBe(side)
    }
    expect((await served(`${staffPath(file)}/original`)).bytes.equals(original)).toBe(true)
  })

  it.each(["dragon-head.eps", "notes.txt"])(
    "of %s is kept for download, and says that it has no preview",
    async (name) => {
      const original = name === "notes.txt" ? Buffer.from("Pantone 485 C, please") : await artwork(name)
      const file = await upload(admin, await newProof(), name, original)
      expect(await processed(file.id)).toMatchObject({ state: "no_preview", problem: "unsupported", pages: [] })
      expect((await served(`${staffPath(file)}/original`)).bytes.equals(original)).toBe(true)
    },
  )

  it("of one file twice at once is two files, and removing one leaves the other", async () => {
    const proof = await newProof()
    const bytes = await smallPng("green")
    const [one, other] = await Promise.all([1, 2].map(() => upload(admin, proof, "twice.png", bytes)))
    if (!one || !other) throw new Error("Nothing was uploaded")
    expect([one.id === other.id, one.sha256, other.sha256]).toEqual([false, sha256(bytes), sha256(bytes)])
    for (const { id } of [one, other]) expect(await processed(id)).toMatchObject({ state: "ready" })
    await admin.delete(staffPath(one))
    await outboxDone(one.id)
    expect((await served(`${staffPath(one)}/original`)).status).toBe(404)
    expect((await served(`${staffPath(other)}/original`)).bytes.equals(bytes)).toBe(true)
    expect((await served(`${staffPath(other)}/pages/1/thumb`)).status).toBe(200)
  })

  it("that is not what its name says is refused, never served, and needs no scan", async () => {
    const file = await upload(
      admin,
      await newProof(),
      "logo.pdf",
      Buffer.from("<!doctype html><script>alert(1)</script>"),
    )
    expect(file).toMatchObject({ state: "refused", problem: "type_mismatch" })
    expect((await served(`${staffPath(file)}/original`)).status).toBe(404)
  })

  it("begins a new version where the newest one was sent", async () => {
    const proof = await newProof()
    const first = await upload(admin, proof, "one.png", await smallPng())
    await processed(first.id)
    await sendProof(admin, proof)
    const second = await upload(admin, proof, "two.png", await smallPng("blue"))
    await processed(second.id)
    const versions = await rows<{ number: number; file: string }>(
      `SELECT v.number, f.id AS file FROM portal_proof_version v JOIN portal_proof_file f ON f.version_id = v.id
        WHERE v.proof_id = $1 ORDER BY v.number`,
      [proof],
    )
    expect(versions).toEqual([
      { number: 1, file: first.id },
      { number: 2, file: second.id },
    ])
  })
})

describe("limits", () => {
  it("a file of exactly the limit is kept whole, without a length stated before", async () => {
    const { status, body } = await sendChunked(await newProof(), "large.bin", zeros(MAX))
    const hash = createHash("sha256")
    for (const piece of zeros(MAX)) hash.update(piece)
    expect({ status, bytes: body.file?.bytes, sha256: body.file?.sha256 }).toEqual({
      status: 200,
      bytes: MAX,
      sha256: hash.digest("hex"),
    })
    await admin.delete(staffPath({ id: body.file?.id ?? "" }))
  })

  it("one byte more is refused in words, and leaves neither a row nor a stored file", async () => {
    const proof = await newProof()
    const before = storedFiles()
    expect(await sendChunked(proof, "large.bin", zeros(MAX + 1))).toMatchObject({
      status: 413,
      body: { code: "file_too_large" },
    })
    expect(storedFiles()).toEqual(before)
    expect(await count("SELECT 1 FROM portal_proof_file WHERE proof_id = $1", [proof])).toBe(0)
  })

  it.each([
    ["an empty file", { bytes: Buffer.alloc(0) }, 400, "file_empty"],
    ["fewer bytes than the sender states", { bytes: Buffer.alloc(9), query: { bytes: 10 } }, 400, "file_incomplete"],
    ["a name with a path", { name: "../../etc/passwd" }, 400, "file_name"],
    ["a name with a line break", { name: "a\r\nSet-Cookie: b.png" }, 400, "file_name"],
    ["a name that reads backwards", { name: "gnp.\u202eexe.png" }, 400, "file_name"],
    ["a name that is too long", { name: `${"n".repeat(252)}.png` }, 400, "invalid_request"],
  ])("%s is refused", async (_, { name = "a.png", bytes = Buffer.from("x"), query = {} }: Refused, status, code) => {
    const proof = await newProof()
    const before = storedFiles()
    expect(await uploadCall(admin, proof, name, bytes, query)).toMatchObject({ status, body: { code } })
    expect(storedFiles()).toEqual(before)
  })

  it("a form, a compressed body and a proof that does not exist are refused", async () => {
    const at = `/admin/client-portal/proofs/${await newProof()}/files`
    const send = async (path: string, headers: Record<string, string>) =>
      (await admin.call("POST", path, { rawBody: "x", headers, query: { name: "a.png" } })).status
    expect(await send(at, { "content-type": "multipart/form-data; boundary=x" })).toBe(415)
    expect(await send(at, { ...OCTETS, "content-encoding": "gzip" })).toBe(415)
    expect(await send("/admin/client-portal/proofs/pprf_none/files", OCTETS)).toBe(404)
  })

  it("an upload that breaks off leaves neither a row nor a stored file", async () => {
    const proof = await newProof()
    const before = storedFiles()
    const url = new URL(`/admin/client-portal/proofs/${proof}/files?name=half.png`, admin.baseUrl)
    const headers = { ...admin.headers, ...OCTETS, "content-length": String(5 * MB) }
    const request = http.request(url, { method: "POST", headers })
    request.on("error", () => {})
    request.write(Buffer.alloc(MB))
    await waitFor(async () => storedFiles().length > before.length, { what: "the beginning of the upload" })
    request.destroy()
    await waitFor(async () => storedFiles().length === before.length, { what: "the end of the upload" })
    expect(await count("SELECT 1 FROM portal_proof_file WHERE proof_id = $1", [proof])).toBe(0)
  })
})

type Refused = { name?: string; bytes?: Buffer; query?: Record<string, number> }

describe("names", () => {
  it.each([
    ["ロゴ – Müller (final?) #2.png", "ロゴ – Müller (final?) #2.png"],
    ["Mu\u0308ller.png", "Müller.png"],
    [`${"ß".repeat(246)}.png`, `${"ß".repeat(246)}.png`],
    ['say "hi" 100%.png', 'say "hi" 100%.png'],
    ["logo.png.exe", "logo.png.exe"],
  ])("%s is kept, and saved under its name", async (given, kept) => {
    const file = await upload(admin, await newProof(), given, await smallPng())
    expect(file.name).toBe(kept)
    await processed(file.id)
    const disposition = (await served(`${staffPath(file)}/original`)).headers.get("content-disposition") ?? ""
    const [, encoded = ""] = /^attachment; filename="[^"\\]*"; filename\*=UTF-8''([\w.%~-]+)$/.exec(disposition) ?? []
    // What was checked decides what an operating system does with it.
    expect(decodeURIComponent(encoded)).toBe(kept.endsWith(".exe") ? `${kept}.png` : kept)
  })
})

describe("serving", () => {
  let proof: string
  let file: StaffProofFile

  beforeAll(async () => {
    proof = await newProof()
    file = await upload(admin, proof, "front.svg", await artwork("flaming-soccer-ball.svg"))
    await processed(file.id)
  })

  it("a draft is unknown to the client, and known once it was sent", async () => {
    const paths = [`${clientPath(proof, file)}/pages/1/thumb`, `${clientPath(proof, file)}/original`]
    const statuses = async (api: Api) => await Promise.all(paths.map(async (at) => (await served(at, api)).status))
    expect(await statuses(scene.client)).toEqual([404, 404])
    await sendProof(admin, proof)
    expect(await statuses(scene.client)).toEqual([200, 200])
    const stranger = await sharedOrder({ lines: [{ stocked: false }] })
    expect(await statuses(stranger.client)).toEqual([404, 404])
    expect(await statuses(admin.with({ authorization: "" }))).toEqual([401, 401])
  })

  it.each(["pages/1/thumb", "original"])(
    "%s can do nothing in a browser, and is asked for again by its ETag",
    async (part) => {
      const at = `${staffPath(file)}/${part}`
      const { headers } = await served(at)
      expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'")
      expect(headers.get("x-content-type-options")).toBe("nosniff")
      expect(headers.get("cache-control")).toBe("private, no-cache")
      expect(headers.get("content-disposition")).toEqual(
        part === "original" ? expect.stringMatching(/^attachment;/) : null,
      )
      expect((await served(at, admin, { "if-none-match": headers.get("etag") ?? "" })).status).toBe(304)
      const head = await admin.fetch("HEAD", at)
      expect({ status: head.status, etag: head.headers.get("etag") }).toEqual({
        status: 200,
        etag: headers.get("etag"),
      })
    },
  )

  it.each(["pages/2/thumb", "pages/0/thumb", "pages/1/huge", "pages/1e0/thumb"])("%s does not exist", async (part) => {
    expect((await served(`${staffPath(file)}/${part}`)).status).toBe(404)
  })

  it("an original that the storage has lost is an error, not an empty file", async () => {
    const lost = await upload(admin, await newProof(), "lost.txt", Buffer.from("x"))
    await processed(lost.id)
    await rows("UPDATE portal_proof_file SET file_key = 'private-1-gone.bin' WHERE id = $1", [lost.id])
    expect((await served(`${staffPath(lost)}/original`)).status).toBe(500)
  })
})

describe("removing a file", () => {
  it("empties the storage of it, and is refused once it was sent", async () => {
    const proof = await newProof()
    const before = storedFiles()
    const file = await upload(admin, proof, "one.png", await smallPng())
    await processed(file.id)
    expect(storedFiles().length).toBe(before.length + 4)
    await admin.delete(staffPath(file))
    await outboxDone(file.id)
    expect(storedFiles()).toEqual(before)
    expect(await row("SELECT 1 FROM portal_proof_file WHERE id = $1", [file.id])).toBeNull()

    const sent = await upload(admin, proof, "two.png", await smallPng())
    await processed(sent.id)
    await sendProof(admin, proof)
    expect(await admin.call("DELETE", staffPath(sent))).toMatchObject({ status: 400, body: { code: "not_allowed" } })
  })
})

describe("a picture for a file without a preview", () => {
  const add = (file: { id: string }, bytes: Buffer) =>
    admin.call("POST", `${staffPath(file)}/preview`, { rawBody: new Uint8Array(bytes), headers: OCTETS })

  it("is shown in its place and can be replaced; the original stays", async () => {
    const original = await artwork("dragon-head.eps")
    const file = await upload(admin, await newProof(), "dragon-head.eps", original)
    await processed(file.id)
    for (const color of ["red", "blue"]) {
      expect(await add(file, await smallPng(color))).toMatchObject({
        status: 200,
        body: { file: { state: "ready", is_preview_faithful: false, pages: [{ number: 1, width: 20, height: 10 }] } },
      })
    }
    const { bytes } = await served(`${staffPath(file)}/pages/1/thumb`)
    const [red = 255, , blue = 0] = await sharp(bytes).raw().toBuffer()
    expect(blue - red).toBeGreaterThan(200)
    expect((await served(`${staffPath(file)}/original`)).bytes.equals(original)).toBe(true)
  })

  it("must be a picture that can be opened, and the file must have no preview of its own", async () => {
    const eps = await upload(admin, await newProof(), "a.eps", await artwork("dragon-head.eps"))
    await processed(eps.id)
    for (const bytes of [await artwork("baseball.svg"), (await smallPng()).subarray(0, 40)])
      expect(await add(eps, bytes)).toMatchObject({ status: 400, body: { code: "picture_unreadable" } })
    const png = await upload(admin, await newProof(), "a.png", await smallPng())
    await processed(png.id)
    expect(await add(png, await smallPng())).toMatchObject({ status: 400, body: { code: "not_allowed" } })
  })
})

describe("hostile files", () => {
  /** Takes the longest that a worker may be silent; the worker's own spec has it with a shorter time. */
  const SLOW = "svg of nested copies"

  it("end in previews or a reason in words; what is served of them is a download", async () => {
    const proof = await newProof()
    // Made one by one: making them all at once would keep the connection to the server waiting until it is closed.
    for (const { kind, name, bytes, allowed } of hostileFiles(isFullRun ? 10 : 1)) {
      if (kind === SLOW && !isFullRun) continue
      const { id } = await upload(admin, proof, name, bytes)
      const { state, problem } = await processed(id, 90_000)
      expect([kind, allowed]).toEqual([kind, expect.arrayContaining([problem ?? "previews"])])
      if (problem) expect(isMessageKey(`artwork.problem.${problem}`)).toBe(true)
      const { status, headers } = await served(`${staffPath({ id })}/original`)
      expect([kind, status]).toEqual([kind, state === "refused" ? 404 : 200])
      if (status === 404) continue
      expect(headers.get("content-type")).toBe("application/octet-stream")
      expect(headers.get("content-disposition")).toMatch(/^attachment;/)
    }
  })
})

it("a page of another site cannot upload with a member of staff's session", async () => {
  const login = await admin.fetch("POST", "/auth/session")
  const cookie = login.headers.get("set-cookie")?.split(";")[0] ?? ""
  const answer = await fetch(
    new URL(`/admin/client-portal/proofs/${await newProof()}/files?name=a.png`, admin.baseUrl),
    { method: "POST", headers: { ...OCTETS, cookie, origin: "https://attacker.example" }, body: "x" },
  )
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    status: 403,
    body: { code: "cross_site_request" },
  })
})
