import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { adminApi, openLink, publicApi } from "../support/api"
import { mailTo } from "../support/mailbox"
import { createDraftOrder } from "../support/orders"
import { freePort } from "../support/ports"
import { ADMIN, BareHost, packPlugin } from "./host"

describe("the packed plugin in a bare Medusa", () => {
  let folder: string
  let files: string[]
  let host: BareHost | null = null
  const theHost = (): BareHost => {
    if (!host) throw new Error("The bare host was not created")
    return host
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "client-portal-pack-"))
    const packed = await packPlugin(folder)
    files = packed.files
    host = await BareHost.create(packed.tarball, await freePort())
    process.env.TEST_ADMIN_EMAIL = ADMIN.email
    process.env.TEST_ADMIN_PASSWORD = ADMIN.password
  })

  afterAll(async () => {
    await host?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it("holds no tests, no secrets and nothing of the demo", () => {
    const unwanted = files.filter((file) =>
      /__tests__|\.spec\.|\.test\.|(^|\/)\.env|integration-tests|^scripts\/|\.medusa\/(demo|test|app)\/|medusa-config|(^|\/)\.next\/|(^|\/)node_modules\//.test(
        file,
      ),
    )
    expect(unwanted).toEqual([])
  })

  it.each([
    ".medusa/server/src/modules/approval/index.js",
    ".medusa/server/src/admin/index.mjs",
    ".medusa/server/src/workflows/index.js",
    ".medusa/server/src/providers/smtp/index.js",
    "storefront-portal/package.json",
    "docs/openapi.json",
    "LICENSE",
    "README.md",
  ])("holds %s", (file) => {
    expect(files).toContain(file)
  })

  it("migrates an empty database, builds and boots", async () => {
    await theHost().prepareDatabase()
    await theHost().build()
    await theHost().start()
    expect((await publicApi(theHost().url).call("GET", "/health")).status).toBe(200)
  })

  it("answers clients", async () => {
    const { status, body } = await publicApi(theHost().url).call("GET", "/portal/shop")
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: "Our shop" })
  })

  it("answers staff alone at its admin routes", async () => {
    const path = "/admin/client-portal/settings"
    expect((await publicApi(theHost().url).call("GET", path)).status).toBe(401)
    expect((await (await adminApi(theHost().url)).call("GET", path)).status).toBe(200)
  })

  it("brings its widgets and pages into the admin", async () => {
    const assets = path.join(theHost().folder, ".medusa/server/public/admin/assets")
    const names = (await readdir(assets)).filter((name) => name.endsWith(".js"))
    const code = (await Promise.all(names.map((name) => readFile(path.join(assets, name), "utf8")))).join("\n")
    for (const id of [
      "client-portal:order",
      "client-portal:draft-order",
      "client-portal:customer",
      "/settings/client-portal",
    ]) {
      expect(code.includes(id) ? id : `no ${id}`).toBe(id)
    }
  })

  it("shares a draft order, mails the link and opens it", async () => {
    const url = theHost().url
    const order = await createDraftOrder({}, url)
    const recipient = order.email ?? ""
    const shared = await (
      await adminApi(url)
    ).post<{ url: string }>(`/admin/client-portal/orders/${order.id}/links`, {
      recipient_name: "Anna Meyer",
      recipient_email: recipient,
    })
    expect(shared.url).toMatch(/^https:\/\/portal\.example\.com\//)
    expect((await mailTo(recipient, () => true, { directory: theHost().mailbox })).text).toContain(shared.url)

    const client = await openLink(shared.url, url)
    const page = await client.get<{ project: { order_id: string } }>("/portal/project")
    expect(page.project.order_id).toBe(order.id)
  })
})
