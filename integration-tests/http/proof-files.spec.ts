import { adminApi, type Api } from "../support/api"
import { artwork, createProof, processed, upload } from "../support/proofs"
import { sharedOrder, type Scene } from "../support/portal"

let admin: Api
let scene: Scene

beforeAll(async () => {
  admin = await adminApi()
  scene = await sharedOrder({ lines: [{ stocked: false }] })
})

const bytesOf = async (
  path: string,
  api: Api = admin,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const answer = await api.fetch("GET", path)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

describe("an upload", () => {
  it.each([
    ["velocette-emblem-2400px.png", "png", 1],
    ["baseball.svg", "svg", 1],
    ["spring-league-mockup-3-pages.pdf", "pdf", 3],
  ])("of %s gets previews, and its original comes back byte for byte", async (name, format, pages) => {
    const original = await artwork(name)
    const file = await upload(admin, await createProof(scene.order.id), name, original)
    expect(file).toMatchObject({ name, format, bytes: original.length, state: "waiting" })
    expect(await processed(file.id)).toMatchObject({ state: "ready", problem: null, page_count: pages })
    const at = `/admin/client-portal/proof-files/${file.id}`
    const preview = await bytesOf(`${at}/pages/${pages}/thumb`)
    expect(preview.headers.get("content-type")).toBe("image/webp")
    expect(preview.bytes.toString("latin1", 8, 12)).toBe("WEBP")
    const served = await bytesOf(`${at}/original`)
    expect(served.bytes.equals(original)).toBe(true)
  })
})
