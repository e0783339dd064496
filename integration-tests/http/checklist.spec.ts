import type {
  AccountBranding,
  AccountChecklist,
  AccountContact,
  AccountOrders,
  BrandColor,
  ChecklistItem,
  ClientList,
  Contact,
  ContactChange,
  CustomerPanel,
  ListedProject,
  PortalFile,
  ProjectChecklist,
  ProjectHeader,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api } from "../support/api"
import { projectIdOf } from "../support/billing"
import { rows } from "../support/database"
import { ADDRESS, createCustomer, createPlacedOrder, type OrderInput } from "../support/orders"
import { ask, pageOf, revealed, type Scene, sharedOrder } from "../support/portal"
import { sentProof } from "../support/proof-flow"
import { artwork, OCTETS } from "../support/proofs"
import { waitFor } from "../support/wait"

const NEEDY: OrderInput = {
  address: null,
  lines: [
    { title: "Crew tee", stocked: false, metadata: { fee: false, needs_artwork: true } },
    { title: "Cap", stocked: false, metadata: { fee: false, needs_sizes: true } },
  ],
}

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

type Needy = Scene & { projectId: string }

const needy = async (input: OrderInput = NEEDY): Promise<Needy> => {
  const scene = await sharedOrder(input)
  return { ...scene, projectId: await projectIdOf(scene.order.id) }
}
const itemsOf = async ({ client }: Pick<Scene, "client">): Promise<ChecklistItem[]> =>
  (await pageOf(client)).sections.checklist.items
const briefly = (items: ChecklistItem[]) => items.map(({ kind, state }) => `${kind} ${state}`)
const listOf = ({ projectId }: Needy) =>
  admin.get<ProjectChecklist>(`/admin/client-portal/projects/${projectId}/checklist`)
const settle = ({ projectId }: Needy, kind: string, id: string, as = "received") =>
  admin.call("POST", `/admin/client-portal/projects/${projectId}/checklist/settle`, { body: { kind, id, as } })
const askFor = async ({ projectId }: Needy, title: string) =>
  (await admin.post<{ id: string }>(`/admin/client-portal/projects/${projectId}/checklist`, { title })).id
const waitingOf = async ({ projectId }: Needy) =>
  (await admin.get<ProjectHeader>(`/admin/client-portal/projects/${projectId}`)).waiting

describe("what the shop needs for an order", () => {
  it("stands on the client's page, on the project and in the project list, in the same words", async () => {
    const scene = await needy()
    expect(briefly(await itemsOf(scene))).toEqual(["artwork open", "sizes open", "address open"])
    expect((await listOf(scene)).items).toEqual(await itemsOf(scene))
    const expected = { on: "client", for: "details", items: ["artwork", "sizes", "address"] }
    expect(await waitingOf(scene)).toMatchObject(expected)
    const { projects } = await admin.get<{ projects: ListedProject[] }>("/admin/client-portal/projects", {
      q: String(scene.order.display_id),
    })
    expect(projects.find(({ id }) => id === scene.projectId)?.waiting).toMatchObject(expected)
  })

  it("is artwork until a line has a proof", async () => {
    const scene = await needy()
    const tee = scene.order.items.find(({ title }) => title === "Crew tee")
    await sentProof(scene, { item_ids: [tee?.id ?? ""] })
    expect(briefly(await itemsOf(scene))).toEqual(["sizes open", "address open"])
  })

  it("is given by the client, told to the rep, and written to a draft order by staff", async () => {
    const scene = await needy()
    await scene.client.post("/portal/checklist", { kind: "address", address: ADDRESS })
    const [given] = (await itemsOf(scene)).filter(({ kind }) => kind === "address")
    expect(given).toMatchObject({ state: "given", given: { by: { name: "Sarah Smith" } } })
    expect(await waitingOf(scene)).toMatchObject({ on: "staff", for: "details_given" })
    expect((await settle(scene, "address", given?.id ?? "")).status).toBe(204)
    expect((await pageOf(scene.client)).sections.order.shipping_address).toMatchObject({
      name: "Anna Meyer",
      lines: ["12 Pier Street"],
      country_code: "us",
    })
    expect(briefly(await itemsOf(scene))).toEqual(["artwork open", "sizes open", "address done"])
    expect((await settle(scene, "address", given?.id ?? "")).body).toMatchObject({ code: "conflict" })
  })

  it("is artwork that the client uploads, which staff see, make a proof of, and which is done then", async () => {
    const scene = await needy()
    const bytes = await artwork("baseball.svg")
    const upload = async (name: string, content: Uint8Array) =>
      (
        await scene.client.call<{ file: PortalFile }>("POST", "/portal/files", {
          ...{ rawBody: new Uint8Array(content), headers: OCTETS, query: { name } },
        })
      ).body.file.id
    const give = (files: string[], text = "") =>
      scene.client.call("POST", "/portal/checklist", { body: { kind: "artwork", files, text } })
    const artworkOf = async () => (await itemsOf(scene)).find(({ kind }) => kind === "artwork")
    expect((await give([])).status).toBe(400)

    const program = await upload("front.png", Buffer.from("MZ\u0090 a program"))
    expect(await give([program])).toMatchObject({ status: 409, body: { code: "file_refused" } })
    const [front, note] = [await upload("front.svg", bytes), await upload("note.txt", Buffer.from("x"))]
    expect((await give([front, note])).status).toBe(204)
    expect(await artworkOf()).toMatchObject({
      state: "given",
      given: { text: null, files: [{ id: front }, { id: note }] },
    })
    expect((await give([front], "Front only")).status).toBe(204)
    const given = await waitFor(
      async () => {
        const item = await artworkOf()
        return item?.given?.files[0]?.state === "ready" ? item : null
      },
      { what: "the check of uploaded artwork", timeout: 90_000 },
    )
    expect(given).toMatchObject({ given: { text: "Front only", files: [{ id: front }] } })
    expect((await listOf(scene)).items).toContainEqual(given)
    expect(await waitingOf(scene)).toMatchObject({ on: "staff", for: "details_given" })

    const other = await needy()
    expect((await other.client.fetch("GET", `/portal/files/${front}`)).status).toBe(404)
    const stolen = { kind: "artwork", files: [front] }
    expect(await other.client.call("POST", "/portal/checklist", { body: stolen })).toMatchObject({ status: 404 })

    const item_ids = given.lines.map(({ item_id }) => item_id)
    const newProof = async ({ projectId }: Needy, lines: string[]) =>
      (
        await admin.post<{ proof: { id: string } }>(`/admin/client-portal/projects/${projectId}/proofs`, {
          ...{ title: "Front", item_ids: lines },
        })
      ).proof.id
    const copy = async (proof: string) =>
      await admin.call("POST", `/admin/client-portal/proofs/${proof}/client-files`, { body: { file_id: front } })
    expect(await copy(await newProof(scene, item_ids))).toMatchObject({
      status: 200,
      body: { file: { name: "front.svg", bytes: bytes.length } },
    })
    const foreign = await newProof(other, [other.order.items[0]?.id ?? ""])
    expect(await copy(foreign)).toMatchObject({ status: 404 })
    expect((await artworkOf())?.state).toBe("done")
  })

  it("is asked for again where the check refused all that the client uploaded", async () => {
    const scene = await needy()
    const { body } = await scene.client.call<{ file: PortalFile }>("POST", "/portal/files", {
      ...{ rawBody: new Uint8Array(Buffer.from("x")), headers: OCTETS, query: { name: "front.txt" } },
    })
    const files = [body.file.id]
    await scene.client.post("/portal/checklist", { kind: "artwork", files })
    await rows("UPDATE portal_file SET state = 'refused', problem = 'infected' WHERE id = $1 RETURNING id", files)
    expect(briefly(await itemsOf(scene))).toEqual(["artwork open", "sizes open", "address open"])
    expect(await waitingOf(scene)).toMatchObject({ on: "client", items: ["artwork", "sizes", "address"] })
  })

  it("is asked for in the staff's own words, answered, and asked for again", async () => {
    const scene = await needy({ lines: [{ stocked: false }] })
    const id = await askFor(scene, "Which thread color?")
    await scene.client.post("/portal/checklist", { kind: "other", id, text: "Gold" })
    expect(await itemsOf(scene)).toEqual([
      expect.objectContaining({ id, title: "Which thread color?", state: "given" }),
    ])
    expect((await settle(scene, "other", id, "ask_again")).status).toBe(204)
    expect(briefly(await itemsOf(scene))).toEqual(["other open"])
  })

  it("is the PO number of a customer who must give one, which staff take over", async () => {
    const customer = await createCustomer()
    const scene = await needy({ customerId: customer.id, email: customer.email, lines: [{ stocked: false }] })
    await admin.post(`/admin/client-portal/customers/${customer.id}/purchase-order`, { mode: "required" })
    expect(briefly(await itemsOf(scene))).toEqual(["po_number open"])
    await scene.client.post("/portal/checklist", { kind: "po_number", po_number: "PO-77" })
    const [given] = await itemsOf(scene)
    await settle(scene, "po_number", given?.id ?? "")
    expect((await pageOf(scene.client)).project.po_number).toBe("PO-77")
  })

  it("leads to the approval for a PO number while one is asked for", async () => {
    const customer = await createCustomer()
    const scene = await needy({ customerId: customer.id, email: customer.email, lines: [{ stocked: false }] })
    await admin.post(`/admin/client-portal/customers/${customer.id}/purchase-order`, { mode: "required" })
    const { request } = await ask(admin, scene.order.id)
    expect((await pageOf(scene.client)).sections.checklist.po_request_id).toBe(request?.id)
  })

  it("is refused for what is not asked for, and for another order's item", async () => {
    const [scene, other] = [await needy({ lines: [{ stocked: false }] }), await needy()]
    const give = (body: object) => scene.client.call("POST", "/portal/checklist", { body })
    expect((await give({ kind: "address", address: ADDRESS })).body).toMatchObject({ code: "conflict" })
    const foreign = await askFor(other, "Gate code?")
    expect((await give({ kind: "other", id: foreign, text: "1234" })).status).toBe(404)
    expect((await settle(scene, "other", foreign)).status).toBe(404)
    expect((await settle(scene, "sizes", "sizes")).body).toMatchObject({ code: "conflict" })
    expect(briefly(await itemsOf(other))).toContain("other open")
  })
})

const anAccount = async () => {
  const customer = await createCustomer({ company_name: "Harbor Roasters" })
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  const { url } = await revealed(admin, panel.link?.id ?? "")
  return { customer, account: await openAccount(url, customer.email) }
}
type Account = Awaited<ReturnType<typeof anAccount>>

describe("what the shop needs over an account", () => {
  it("stands on the account's first page and on the order's card, and never on another's", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const { id } = await createPlacedOrder({
      ...NEEDY,
      customerId: one.customer.id,
      email: one.customer.email,
      withShipping: false,
    })
    const { orders } = await one.account.get<AccountChecklist>("/portal/account/checklist")
    expect(orders.map((order) => [order.id, briefly(order.items)])).toEqual([
      [id, ["artwork open", "sizes open", "address open"]],
    ])
    const list = await one.account.get<AccountOrders>("/portal/account/orders")
    expect(list.orders[0]?.missing).toEqual(["artwork", "sizes", "address"])
    expect((await other.account.get<AccountChecklist>("/portal/account/checklist")).orders).toEqual([])
  })

  it("counts among the orders that need the client, until nothing is open", async () => {
    const { customer, account } = await anAccount()
    const owned = { customerId: customer.id, email: customer.email, withShipping: false }
    const complete = { ...owned, lines: [{ stocked: false }] }
    const needyOrder = await createPlacedOrder({
      ...complete,
      lines: [{ stocked: false, metadata: { fee: false, needs_sizes: true } }],
    })
    const plainOrder = await createPlacedOrder(complete)
    const waiting = async () => {
      const list = await account.get<AccountOrders>("/portal/account/orders", { waiting: "true" })
      expect(list.counts.waiting).toBe(list.count)
      return list.orders.map(({ id }) => id)
    }
    await admin.post(`/admin/client-portal/orders/${needyOrder.id}/project`, {})
    const projectId = await projectIdOf(needyOrder.id)
    expect(await waiting()).toEqual([needyOrder.id])
    // A policy of the customer's, and an answer to it.
    await admin.post(`/admin/client-portal/customers/${customer.id}/purchase-order`, { mode: "required" })
    expect(await waiting()).toEqual([plainOrder.id, needyOrder.id])
    await admin.post(`/admin/client-portal/customers/${customer.id}/purchase-order`, { mode: "off" })
    expect(await waiting()).toEqual([needyOrder.id])
    await admin.post(`/admin/client-portal/projects/${projectId}/checklist/settle`, {
      ...{ kind: "sizes", id: "sizes", as: "not_needed" },
    })
    expect(await waiting()).toEqual([])
    const { id } = await admin.post<{ id: string }>(`/admin/client-portal/projects/${projectId}/checklist`, {
      title: "Gate code?",
    })
    expect(await waiting()).toEqual([needyOrder.id])
    await admin.post(`/admin/client-portal/projects/${projectId}/checklist/settle`, {
      ...{ kind: "other", id, as: "not_needed" },
    })
    expect(await waiting()).toEqual([])
  })
})

const HOME = { ...ADDRESS, address_2: null }
const contactOf = async ({ account }: Account) => (await account.get<AccountContact>("/portal/account/contact")).contact
const add = async ({ account }: Account, more: object = {}): Promise<Contact> =>
  await account.post<Contact>("/portal/account/addresses", { address: { ...HOME, ...more } })
const changesOf = async ({ customer }: Account): Promise<ContactChange[]> =>
  (await admin.get<{ changes: ContactChange[] }>(`/admin/client-portal/customers/${customer.id}/contact-changes`))
    .changes
const undo = (id: string) => admin.call("POST", `/admin/client-portal/contact-changes/${id}/undo`)
const medusaCustomer = async ({ customer }: Account) =>
  (
    await admin.get<{ customer: { first_name: string | null; addresses: { city: string | null }[] } }>(
      `/admin/customers/${customer.id}`,
      { fields: "first_name,*addresses" },
    )
  ).customer

describe("contact details of an account", () => {
  it("are changed by the client in Medusa, shown to staff, and undone by them once", async () => {
    const one = await anAccount()
    const { version } = await contactOf(one)
    const details = { first_name: "Ann", last_name: "Meyer", company_name: "Harbor Cafe", phone: "+1 503 555 0100" }
    await one.account.post("/portal/account/contact", { version, details })
    expect(await medusaCustomer(one)).toMatchObject({ first_name: "Ann" })
    const [change] = await changesOf(one)
    expect(change).toMatchObject({
      kind: "details",
      before: { first_name: "Anna", company_name: "Harbor Roasters" },
      after: details,
      by: { type: "client", name: "Anna Meyer" },
      undone: null,
    })
    const { clients } = await admin.get<ClientList>("/admin/client-portal/clients", { q: one.customer.email })
    expect(clients[0]?.contact_changed_at).toBe(change?.at)
    const answers = await Promise.all([undo(change?.id ?? ""), undo(change?.id ?? "")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await medusaCustomer(one)).toMatchObject({ first_name: "Anna" })
    expect((await changesOf(one))[0]?.undone).not.toBeNull()
  })

  it("are not undone over a later change", async () => {
    const one = await anAccount()
    const first = await contactOf(one)
    const save = (version: string, first_name: string) =>
      one.account.post<Contact>("/portal/account/contact", { version, details: { ...first.details, first_name } })
    const second = await save(first.version, "Ann")
    await save(second.version, "Annie")
    const [, older] = await changesOf(one)
    expect((await undo(older?.id ?? "")).body).toMatchObject({ code: "changed_since" })
    expect(await medusaCustomer(one)).toMatchObject({ first_name: "Annie" })
  })

  it("keep addresses: the first is the default, the same twice is one, and one default takes the other's place", async () => {
    const one = await anAccount()
    await add(one)
    await add(one)
    await one.account.post("/portal/account/addresses", { address: { ...HOME, city: "Salem" }, is_default: true })
    const { addresses } = await contactOf(one)
    expect(addresses.map(({ city, is_default }) => [city, is_default])).toEqual([
      ["Salem", true],
      ["Portland", false],
    ])
    const [change] = await changesOf(one)
    await undo(change?.id ?? "")
    expect((await contactOf(one)).addresses).toEqual([expect.objectContaining({ city: "Portland", is_default: true })])
  })

  it("let one of two tabs change an address", async () => {
    const one = await anAccount()
    const [address] = (await add(one)).addresses
    const save = (city: string) =>
      one.account.call("POST", `/portal/account/addresses/${address?.id}`, {
        body: { version: address?.version, address: { ...HOME, city }, is_default: true },
      })
    const answers = await Promise.all([save("Salem"), save("Bend")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "conflict" })
    expect(await changesOf(one)).toHaveLength(2)
  })

  it("bring a removed address back", async () => {
    const one = await anAccount()
    const [address] = (await add(one)).addresses
    await one.account.post(`/portal/account/addresses/${address?.id}/remove`, { version: address?.version })
    expect((await medusaCustomer(one)).addresses).toEqual([])
    const [change] = await changesOf(one)
    await undo(change?.id ?? "")
    expect((await contactOf(one)).addresses).toEqual([expect.objectContaining({ city: "Portland", is_default: true })])
  })

  it("are those of the session alone: another account's address does not exist", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const [address] = (await add(other)).addresses
    const path = `/portal/account/addresses/${address?.id}`
    const body = { version: address?.version, address: HOME }
    expect((await one.account.call("POST", path, { body })).status).toBe(404)
    const removed = await one.account.call("POST", `${path}/remove`, { body: { version: address?.version } })
    expect(removed.status).toBe(404)
    expect((await contactOf(other)).addresses).toHaveLength(1)
  })

  it("refuse an address that no parcel reaches, naming its fields", async () => {
    const { account } = await anAccount()
    const answer = await account.call<{ fields: { path: string }[] }>("POST", "/portal/account/addresses", {
      body: { address: { ...HOME, city: " ", country_code: "xx", postal_code: "" } },
    })
    expect(answer.status).toBe(400)
    expect(answer.body.fields.map(({ path }) => path)).toEqual([
      "address.city",
      "address.country_code",
      "address.postal_code",
    ])
  })
})

const brandingOf = ({ account }: Account) => account.get<AccountBranding>("/portal/account/branding")

describe("the branding of an account", () => {
  it("holds colors that the client and staff edit, each seeing the other's", async () => {
    const one = await anAccount()
    const path = `/admin/client-portal/customers/${one.customer.id}/brand-colors`
    await one.account.post("/portal/account/brand-colors", { name: "Harbor red", hex: "B3202C", pms: "PMS 186 C" })
    const { colors } = await admin.get<{ colors: BrandColor[] }>(path)
    expect(colors).toEqual([expect.objectContaining({ name: "Harbor red", hex: "#b3202c", version: 1 })])
    const [{ id } = { id: "" }] = colors
    await admin.post(`${path}/${id}`, { name: "Harbor red", hex: "#b3202d", version: 1 })
    const body = { name: "Red", hex: "#ff0000", version: 1 }
    const late = await one.account.call("POST", `/portal/account/brand-colors/${id}`, { body })
    expect([late.status, late.body]).toEqual([409, expect.objectContaining({ code: "conflict" })])
    expect((await brandingOf(one)).colors).toEqual([expect.objectContaining({ hex: "#b3202d", pms: null, version: 2 })])
    const { clients } = await admin.get<ClientList>("/admin/client-portal/clients", { q: one.customer.email })
    expect(clients[0]?.brand_colors).toEqual(["#b3202d"])
    const foreign = await (
      await anAccount()
    ).account.call("POST", `/portal/account/brand-colors/${id}/remove`, {
      body: { version: 2 },
    })
    expect(foreign.status).toBe(404)
  })

  it("holds logos that the client adds, replaces and removes, and staff and colleagues download", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const bytes = await artwork("baseball.svg")
    const upload = async ({ account }: Account, name = "logo.svg", content: Uint8Array = bytes) => {
      const { body } = await account.call<{ file: PortalFile }>("POST", "/portal/files", {
        ...{ rawBody: new Uint8Array(content), headers: OCTETS, query: { name } },
      })
      return body.file.id
    }
    const change = async ({ account }: Account, path: string, body?: object) =>
      await account.call<{ logos: PortalFile[] }>("POST", `/portal/account/logos${path}`, { body })
    const idsOf = async (of: Account) => (await brandingOf(of)).logos.map(({ id }) => id)
    const [first, second] = [await upload(one), await upload(one, "dark.svg")]
    expect((await change(one, "", { files: [first, second] })).body.logos.map(({ id }) => id)).toEqual([first, second])

    const program = await upload(one, "logo.png", Buffer.from("MZ\u0090 a program"))
    expect(await change(one, "", { files: [program] })).toMatchObject({ status: 409, body: { code: "file_refused" } })
    const foreign = await upload(other)
    expect((await change(one, "", { files: [foreign] })).status).toBe(404)
    for (const path of [`/${first}/remove`, `/${first}/replace`])
      expect((await change(other, path, path.endsWith("replace") ? { file: foreign } : undefined)).status).toBe(404)
    expect((await other.account.fetch("GET", `/portal/files/${first}`)).status).toBe(404)

    const third = await upload(one, "new.svg")
    const both = await Promise.all([third, await upload(one)].map((file) => change(one, `/${first}/replace`, { file })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await change(one, `/${second}/remove`)).status).toBe(200)
    const [left, ...others] = await idsOf(one)
    expect(others).toEqual([])

    const many = await Promise.all(Array.from({ length: 20 }, () => upload(one, "x.txt", Buffer.from("x"))))
    const crowd = await Promise.all([
      change(one, "", { files: many.slice(0, 10) }),
      change(one, "", { files: many.slice(10) }),
    ])
    expect(crowd.map(({ status }) => status).sort()).toEqual([200, 400])

    const at = `/admin/client-portal/customers/${one.customer.id}/logos`
    const shown = await waitFor(
      async () => {
        const [logo] = (await admin.get<{ logos: PortalFile[] }>(at)).logos
        return logo?.state === "ready" ? logo : null
      },
      { what: "the check of a logo", timeout: 90_000 },
    )
    expect(shown.id).toBe(left)
    for (const [api, path] of [
      [admin, "/admin/client-portal/files"],
      [one.account, "/portal/files"],
    ] as const) {
      const original = await api.fetch("GET", `${path}/${left}/original`)
      expect(original.headers.get("content-disposition")).toMatch(/^attachment;/)
      expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true)
    }
    const { clients } = await admin.get<ClientList>("/admin/client-portal/clients", { q: one.customer.email })
    expect(clients[0]?.logo).toEqual({ file_id: left, sha256: shown.preview?.sha256 })
  })

  it("shows the proofs of its orders with their files, and not those of another account", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const { id: customerId, email } = one.customer
    const scene = await needy({ customerId, email, lines: [{ title: "Crew tee", stocked: false }] })
    const proof = await sentProof(scene, { title: "Emblem" })
    const { proofs } = await brandingOf(one)
    expect(proofs).toEqual([expect.objectContaining({ id: proof.id, title: "Emblem", version: 1, is_approved: false })])
    const file = proofs[0]?.files[0]
    expect(file).toMatchObject({ name: "baseball.svg", picture: { width: expect.any(Number) } })
    const at = `/portal/account/proofs/${proof.id}/files/${file?.id}`
    expect((await one.account.fetch("GET", `${at}/pages/1/thumb`)).headers.get("content-type")).toBe("image/webp")
    const original = await one.account.fetch("GET", `${at}/original`)
    expect([original.status, original.headers.get("content-disposition")?.split(";")[0]]).toEqual([200, "attachment"])
    expect((await brandingOf(other)).proofs).toEqual([])
    for (const path of [`${at}/pages/1/thumb`, `${at}/original`])
      expect((await other.account.call("GET", path)).status).toBe(404)
  })
})
