import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { isBuiltin } from "node:module"
import os from "node:os"
import path from "node:path"
import { adminApi, openLink, publicApi } from "../support/api"
import { command } from "../support/command"
import { mailTo } from "../support/mailbox"
import { createDraftOrder, readOrder, reservedQuantity } from "../support/orders"
import { askedOrder, decide, pageOf, panelOf, share, sharedOrder } from "../support/portal"
import { freePort } from "../support/ports"
import { visit } from "../support/visit"
import { waitFor } from "../support/wait"
import { ADMIN, BareHost, packPlugin, ROOT } from "./host"
import { PackedPortal } from "./portal"

let folder: string
let tarball: string
let files: string[]

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "client-portal-pack-"))
  ;({ tarball, files } = await packPlugin(folder))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Manifest {
  dependencies: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

const manifestIn = async (at: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(at, "package.json"), "utf8")) as Manifest

const requiredPeers = ({ peerDependencies = {}, peerDependenciesMeta = {} }: Manifest): string[] =>
  Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)

/** `@scope/name` or `name` of what a file asks for; null for its neighbours and for Node's own. */
const packageOf = (request: string): string | null =>
  request.startsWith(".") || isBuiltin(request) ? null : (/^(@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? null)

describe("the packed plugin", () => {
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
    ".medusa/server/src/lib/artwork/watch-memory.js",
    ".medusa/server/src/lib/artwork/worker.js",
    ".medusa/server/src/workflows/index.js",
    ".medusa/server/src/providers/smtp/index.js",
    ".medusa/server/src/providers/stripe-checkout/index.js",
    "storefront-portal/package.json",
    "docs/openapi.json",
    "LICENSE",
    "README.md",
  ])("holds %s", (file) => {
    expect(files).toContain(file)
  })

  it("holds what its pages for readers lead to", async () => {
    const pages = files.filter((file) => file.endsWith(".md"))
    expect(pages).toEqual(expect.arrayContaining(["CHANGELOG.md", "CONTRIBUTING.md", "README.md"]))
    for (const page of pages) {
      const links = [...(await readFile(path.join(ROOT, page), "utf8")).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      for (const [, link = ""] of links) {
        const target = path.posix.join(path.posix.dirname(page), link)
        expect(files).toContain(target)
      }
    }
  })

  it("names all that its back end asks for, so that npm installs it beside the plugin", async () => {
    await command("tar", ["-xzf", tarball, "-C", folder], { cwd: folder })
    const root = path.join(folder, "package")
    const manifest = await manifestIn(root)
    const installed = new Set([...Object.keys(manifest.dependencies), ...requiredPeers(manifest)])
    const backEnd = files.filter((file) => /^\.medusa\/server\/src\/(?!admin\/).*\.js$/.test(file))
    const asked = new Set<string>()
    for (const file of backEnd) {
      const code = await readFile(path.join(root, file), "utf8")
      for (const [, request = ""] of code.matchAll(/\b(?:require|import)\("([^"]+)"\)/g)) {
        const name = packageOf(request)
        if (name) asked.add(name)
      }
    }
    for (const name of Object.keys(manifest.dependencies)) {
      const needed = requiredPeers(await manifestIn(path.join(ROOT, "node_modules", name)))
      for (const peer of needed) asked.add(peer)
    }
    // The mails' components bring a renderer that has react-dom for a peer.
    asked.add("react-dom")
    expect([...asked]).toEqual(expect.arrayContaining(["react", "zod"]))
    expect([...asked].filter((name) => !installed.has(name))).toEqual([])
  })
})

describe("the packed plugin in a bare Medusa", () => {
  let host: BareHost | null = null
  const theHost = (): BareHost => {
    if (!host) throw new Error("The bare host was not created")
    return host
  }

  beforeAll(async () => {
    host = await BareHost.create(tarball, await freePort(), `http://localhost:${await freePort()}`)
    process.env.TEST_ADMIN_EMAIL = ADMIN.email
    process.env.TEST_ADMIN_PASSWORD = ADMIN.password
  })
  afterAll(() => host?.remove())

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

  it("brings its payment provider", async () => {
    const admin = await adminApi(theHost().url)
    expect(await admin.get("/admin/payments/payment-providers")).toMatchObject({
      payment_providers: expect.arrayContaining([expect.objectContaining({ id: "pp_stripe-checkout_stripe" })]),
    })
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
    expect(new URL(shared.url).origin).toBe(theHost().portalUrl)
    expect((await mailTo(recipient, () => true, { directory: theHost().mailbox })).text).toContain(shared.url)

    const client = await openLink(shared.url, url)
    const page = await client.get<{ project: { order_id: string } }>("/portal/project")
    expect(page.project.order_id).toBe(order.id)
  })

  it("makes a signed draft an order with its stock reserved", async () => {
    const url = theHost().url
    const { admin, order, client, rendering } = await askedOrder({}, url)
    expect(order.status).toBe("draft")
    expect((await decide(client, rendering)).status).toBe(200)
    const panel = await waitFor(
      async () => {
        const now = await panelOf(admin, order.id)
        return now.pending_effect === null && now.delivery_note ? now : null
      },
      { what: "the effects of the signature" },
    )
    expect(panel).toMatchObject({ status: "approved", request: { state: "approved" } })
    expect((await readOrder(order.id, url)).status).toBe("pending")
    expect(await reservedQuantity(order, url)).toBe(15)
    expect(await pageOf(client)).toMatchObject({ project: { kind: "order", status: "approved" }, action_items: [] })
  })

  it("exports what is kept about a person by the command that its guide names", async () => {
    const order = await createDraftOrder({}, theHost().url)
    const email = order.email ?? ""
    await share(await adminApi(theHost().url), order.id, { recipient_email: email })
    const guide = await readFile(path.join(ROOT, "docs/guides/privacy.md"), "utf8")
    const [, script = ""] = /^npx medusa exec (\S+) export/m.exec(guide) ?? []
    await theHost().medusa(["exec", script, "export", email, "person.json"])
    expect(JSON.parse(await theHost().read("person.json"))).toMatchObject({ email, parts: expect.any(Array) })
  })

  describe("with the portal of the package", () => {
    let portal: PackedPortal | null = null
    const thePortal = (): PackedPortal => {
      if (!portal) throw new Error("The portal was not copied out of the package")
      return portal
    }

    beforeAll(async () => {
      portal = await PackedPortal.copyOutOf(theHost())
    })
    afterAll(() => portal?.remove())

    it("builds it from nothing but the package, and starts it", async () => {
      await thePortal().build()
      await thePortal().start(theHost())
    })

    it("shows the order behind a link", async () => {
      const { link } = await sharedOrder({ lines: [{ title: "Harbor hoodie", stocked: false }] }, theHost().url)
      const page = await visit(link.url)
      expect({ status: page.status, url: page.url }).toEqual({
        status: 200,
        url: `${theHost().portalUrl}/p/${link.link.id}`,
      })
      expect(page.body).toContain("Harbor hoodie")
    })
  })
})
