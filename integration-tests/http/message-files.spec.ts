import { randomUUID } from "node:crypto"
import {
  MAX_ATTACHMENTS,
  type PortalFile,
  type Preview,
  type StaffThread,
  type Thread,
  type ThreadEntry,
} from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { projectIdOf } from "../support/billing"
import { row, rows } from "../support/database"
import { hostileFiles } from "../support/hostile-files"
import { mailTo } from "../support/mailbox"
import { outboxDone, type Scene, share, sharedOrder } from "../support/portal"
import { artwork, OCTETS } from "../support/proofs"
import { waitFor } from "../support/wait"

const LINES = { lines: [{ stocked: false }] }

let admin: Api
let scene: Scene

beforeAll(async () => {
  admin = await adminApi()
  scene = await sharedOrder(LINES)
})

type Answer = { status: number; body: { code?: string; file?: PortalFile } }

const uploadTo = async (api: Api, at: string, name: string, bytes: Uint8Array): Promise<Answer> =>
  await api.call("POST", at, { rawBody: new Uint8Array(bytes), headers: OCTETS, query: { name } })
const upload = async (api: Api, name = "logo.txt", bytes: Uint8Array = Buffer.from("x")): Promise<PortalFile> => {
  const at =
    api === admin ? `/admin/client-portal/projects/${await projectIdOf(scene.order.id)}/files` : "/portal/files"
  const { body } = await uploadTo(api, at, name, bytes)
  if (!body.file) throw new Error(`The upload of ${name} was answered ${JSON.stringify(body)}`)
  return body.file
}
const pathOf = (api: Api, id: string) => (api === admin ? `/admin/client-portal/files/${id}` : `/portal/files/${id}`)
const checked = async (api: Api, id: string): Promise<PortalFile> =>
  await waitFor(
    async () => {
      const { file } = await api.get<{ file: PortalFile }>(pathOf(api, id))
      return file.state === "waiting" || file.state === "processing" ? null : file
    },
    { what: `the check of ${id}`, timeout: 90_000 },
  )
const message = (files: readonly string[], more: object = {}) => ({
  key: randomUUID(),
  body: "Here it is",
  files,
  ...more,
})
const send = async (api: Api, body: object) =>
  await api.call<{ entry: ThreadEntry; code?: string }>("POST", "/portal/messages", { body })
const reply = async (body: object) =>
  (
    await admin.post<{ entry: ThreadEntry }>(
      `/admin/client-portal/projects/${await projectIdOf(scene.order.id)}/messages`,
      body,
    )
  ).entry
const statusesOf = async (api: Api, id: string) =>
  await Promise.all(
    ["", "/original", "/pages/1/thumb"].map(async (end) => (await api.fetch("GET", pathOf(api, id) + end)).status),
  )
const colleague = async () => await openLink((await share(admin, scene.order.id, { recipient_name: "Ben Ames" })).url)

describe("files of a message", () => {
  it("are seen by everyone on the order, with a preview and as a download that runs nothing, and named in the mail", async () => {
    const bytes = await artwork("baseball.svg")
    const { id } = await upload(scene.client, "baseball.svg", bytes)
    const attached = message([id])
    const { body } = await send(scene.client, attached)
    expect((await send(scene.client, attached)).body.entry).toMatchObject({ id: body.entry.id, files: [{ id }] })
    await checked(scene.client, id)
    const expected = { id, name: "baseball.svg", bytes: bytes.length, state: "ready", preview: expect.anything() }
    for (const api of [scene.client, await colleague()]) {
      const { entries } = await api.get<Thread>("/portal/conversation")
      expect(entries.find((entry) => entry.id === body.entry.id)).toMatchObject({ files: [expected] })
      expect(await statusesOf(api, id)).toEqual([200, 200, 200])
    }
    const original = await scene.client.fetch("GET", `/portal/files/${id}/original`)
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true)
    expect(original.headers.get("content-disposition")).toMatch(/^attachment;/)
    expect(original.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'")
    const thread = await admin.get<StaffThread>(
      `/admin/client-portal/projects/${await projectIdOf(scene.order.id)}/conversation`,
    )
    expect(thread.entries.find((entry) => entry.id === body.entry.id)).toMatchObject({ files: [expected] })
  })

  it("of staff reach the client, and their mail names them", async () => {
    const { id } = await upload(admin, "size chart.txt")
    const entry = await reply(message([id]))
    await row(
      `UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE position($1 in payload::text) > 0 RETURNING id`,
      [entry.id],
    )
    await mailTo(scene.link.link.recipient_email, ({ text }) => text.includes("size chart.txt"))
    await checked(admin, id)
    expect(await statusesOf(scene.client, id)).toEqual([200, 200, 404])
  })

  it("move the order's page once their check is done", async () => {
    const { id } = await upload(scene.client)
    await send(scene.client, message([id]))
    await rows("UPDATE portal_file SET state = 'waiting' WHERE id = $1 RETURNING id", [id])
    const etag = (await scene.client.call("GET", "/portal/project")).headers.get("etag") ?? ""
    await rows("UPDATE portal_file SET state = 'no_preview' WHERE id = $1 RETURNING id", [id])
    const again = await scene.client.call("GET", "/portal/project", { headers: { "if-none-match": etag } })
    expect(again.status).toBe(200)
  })

  it("are not served before their scan has passed", async () => {
    const { id } = await upload(scene.client)
    await send(scene.client, message([id]))
    await checked(scene.client, id)
    await rows("UPDATE portal_file SET state = 'waiting' WHERE id = $1 RETURNING id", [id])
    expect(await statusesOf(scene.client, id)).toEqual([200, 404, 404])
    expect(await statusesOf(admin, id)).toEqual([200, 404, 404])
  })

  it("are at most ten, and each is sent once", async () => {
    const { id } = await upload(scene.client)
    const eleven = Array.from({ length: MAX_ATTACHMENTS + 1 }, () => id)
    expect(await send(scene.client, message(eleven))).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    expect((await send(scene.client, message([id]))).status).toBe(200)
    expect(await send(scene.client, message([id]))).toMatchObject({ status: 409, body: { code: "file_used" } })
    expect(await scene.client.call("DELETE", `/portal/files/${id}`)).toMatchObject({ body: { code: "file_used" } })
  })
})

describe("a file of another person", () => {
  it("that is not sent yet is unknown to colleagues and strangers, and cannot be sent or removed by them", async () => {
    const { id } = await upload(scene.client)
    const stranger = (await sharedOrder(LINES)).client
    for (const api of [await colleague(), stranger]) {
      expect(await statusesOf(api, id)).toEqual([404, 404, 404])
      expect((await api.call("DELETE", `/portal/files/${id}`)).status).toBe(404)
      const before = (await api.get<Thread>("/portal/conversation")).entries.length
      expect(await send(api, message([id]))).toMatchObject({ status: 404, body: { code: "not_found" } })
      expect((await api.get<Thread>("/portal/conversation")).entries).toHaveLength(before)
    }
    expect((await scene.client.call("DELETE", `/portal/files/${id}`)).status).toBe(204)
    await outboxDone(id)
    expect(await row("SELECT id FROM portal_file WHERE id = $1", [id])).toBeNull()
  })

  it("that was sent is unknown to the clients of other orders, and to everyone without a session", async () => {
    const { id } = await upload(scene.client)
    await send(scene.client, message([id]))
    const stranger = (await sharedOrder(LINES)).client
    expect(await statusesOf(stranger, id)).toEqual([404, 404, 404])
    expect(await statusesOf(stranger.with({ authorization: "" }), id)).toEqual([401, 401, 401])
  })

  it("of an internal note is unknown to clients, also by its id", async () => {
    const { id } = await upload(admin, "cost.txt")
    const note = await reply(message([id], { kind: "note" }))
    expect(note).toMatchObject({ kind: "note", files: [{ id, name: "cost.txt" }] })
    await checked(admin, id)
    expect(await statusesOf(admin, id)).toEqual([200, 200, 404])
    expect(await statusesOf(scene.client, id)).toEqual([404, 404, 404])
    for (const path of ["/portal/project", "/portal/conversation"])
      expect(JSON.stringify((await scene.client.call("GET", path)).body)).not.toContain("cost.txt")
  })
})

it("hostile files end in previews or a reason, and what is refused cannot be sent", async () => {
  // All of them go through the same pipeline in the spec of proofs' files.
  const kinds = ["html named as artwork", "page and document at once", "svg script", "program named as artwork"]
  const some = [...hostileFiles(1)].filter(({ kind }) => kinds.includes(kind))
  expect(new Set(some.map(({ kind }) => kind))).toEqual(new Set(kinds))
  for (const { kind, name, bytes, allowed } of some) {
    const { id } = await upload(scene.client, name, bytes)
    const { state, problem } = await checked(scene.client, id)
    expect([kind, allowed]).toEqual([kind, expect.arrayContaining([problem ?? "previews"])])
    const { status } = await scene.client.fetch("GET", `/portal/files/${id}/original`)
    expect([kind, status]).toEqual([kind, state === "refused" ? 404 : 200])
    if (state === "refused")
      expect(await send(scene.client, message([id]))).toMatchObject({ status: 409, body: { code: "file_refused" } })
  }
})

it("a preview uploads nothing, and a name that cannot be kept is refused", async () => {
  const { url } = await admin.post<Preview>(`/admin/client-portal/orders/${scene.order.id}/preview`)
  const shown = await openLink(url)
  expect(await uploadTo(shown, "/portal/files", "a.png", Buffer.from("x"))).toMatchObject({ body: { code: "preview" } })
  const bad = await uploadTo(scene.client, "/portal/files", "../../etc/passwd", Buffer.from("x"))
  expect(bad).toMatchObject({ status: 400, body: { code: "file_name" } })
})
