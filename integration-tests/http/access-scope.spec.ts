import type { AccountBranding, Annotation, Contact, QuoteRequest } from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { rows } from "../support/database"
import { atRest, fingerprint } from "../support/fingerprint"
import { ADDRESS, createCustomer, createDraftOrder } from "../support/orders"
import {
  ask,
  decide,
  forwarded,
  inParallel,
  panelOf,
  renderingOf,
  revealed,
  type Scene,
  share,
  someAddress,
} from "../support/portal"
import { proofPageOf, remarkOn, sentProof } from "../support/proof-flow"
import { OCTETS } from "../support/proofs"
import { allRoutes, type Route, routesUnder, sessionRoutes, withId } from "../support/routes"

const SHOPS = 3
const CUSTOMERS = 2

interface Owned extends Scene {
  account: Api
  /** Every id and word that only this customer's answers may hold. */
  ids: Record<
    | "order"
    | "request"
    | "project"
    | "link"
    | "accountLink"
    | "customer"
    | "decision"
    | "item"
    | "proof"
    | "version"
    | "file"
    | "annotation"
    | "message"
    | "upload"
    | "quoteRequest"
    | "color"
    | "address",
    string
  >
  marks: string[]
  nonce: string
}

const createChannel = async (admin: Api): Promise<string> =>
  (
    await admin.post<{ sales_channel: { id: string } }>("/admin/sales-channels", {
      name: `Shop ${crypto.randomUUID()}`,
    })
  ).sales_channel.id

/** What the account holds beside its orders, with the word in each. */
const createAccountItems = async (account: Api, word: string) => {
  const requests = "/portal/account/requests"
  const { id: quoteRequest } = await account.post<QuoteRequest>(requests)
  await account.post(`${requests}/${quoteRequest}`, { version: 1, part: { step: "what", name: word, lines: [] } })
  await account.post("/portal/account/brand-colors", { name: word, hex: "#b3202c" })
  const { colors } = await account.get<AccountBranding>("/portal/account/branding")
  const { addresses } = await account.post<Contact>("/portal/account/addresses", {
    address: { ...ADDRESS, address_2: word },
  })
  return { quoteRequest, color: colors[0]?.id ?? "", address: addresses[0]?.id ?? "" }
}

const createOwned = async (admin: Api, salesChannelId: string): Promise<Owned> => {
  const customer = await createCustomer()
  const word = `secret-${crypto.randomUUID()}`
  const order = await createDraftOrder({
    customerId: customer.id,
    email: customer.email,
    salesChannelId,
    lines: [{ title: word, stocked: false }],
  })
  const link = await share(admin, order.id, { recipient_email: customer.email })
  await ask(admin, order.id)
  const client = await openLink(link.url)
  const declined = await decide(client, await renderingOf(client), {
    decision: "changes_requested",
    nonce: (await renderingOf(client)).nonce,
    message: word,
  })
  await ask(admin, order.id)
  const rendering = await renderingOf(client)
  const { panel } = await admin.post<{ panel: { link: { id: string } } }>(
    `/admin/client-portal/customers/${customer.id}/link`,
  )
  const { project } = await panelOf(admin, order.id)
  const proof = await sentProof({ admin, order }, { title: word })
  const { annotation } = await client.post<{ annotation: Annotation }>(
    `/portal/proofs/${proof.id}/annotations`,
    remarkOn(await proofPageOf(client, proof.id)),
  )
  const message = { key: crypto.randomUUID(), body: word }
  const { entry } = await client.post<{ entry: { id: string } }>("/portal/messages", message)
  const note = await admin.post<{ entry: { id: string } }>(`/admin/client-portal/projects/${project?.id}/messages`, {
    ...message,
    kind: "note",
  })
  const uploaded = await client.call<{ file: { id: string } }>("POST", "/portal/files", {
    ...{ rawBody: Buffer.from(word), headers: OCTETS, query: { name: `${word}.txt` } },
  })
  const account = await openAccount((await revealed(admin, panel.link.id)).url, customer.email)
  const ids = {
    ...(await createAccountItems(account, word)),
    message: entry.id,
    upload: uploaded.body.file.id,
    order: order.id,
    request: rendering.request.id,
    project: project?.id ?? "",
    link: link.link.id,
    accountLink: panel.link.id,
    customer: customer.id,
    decision: declined.body.decision.id,
    item: order.items[0]?.id ?? "",
    proof: proof.id,
    version: annotation.version_id,
    file: annotation.file_id,
    annotation: annotation.id,
  }
  return {
    admin,
    order,
    link,
    client,
    account,
    ids,
    marks: [word, customer.email, ...Object.values(ids), note.entry.id],
    nonce: rendering.nonce,
  }
}

const REMARK = {
  key: "6e3c9f62-8a66-4b9e-9e4e-4f0f6d3e8a11",
  version_id: "pprfv_x",
  file_id: "pprff_x",
  page: 1,
  shape: { kind: "pin", x: 0.5, y: 0.5 },
  body: "Larger",
}

const JUNK_IDS = [
  "undefined",
  "null",
  "NaN",
  "true",
  "0",
  "-1",
  "*",
  "%25",
  "%00",
  "a%00b",
  "[object%20Object]",
  "%5B%5D",
  "{}",
  "order_",
  "pareq_",
  "'%20OR%20'1'='1",
  "..%2F..%2Fadmin",
  "%C3%BC",
  "x".repeat(2_000),
]
const DETAILS = { first_name: "Anna", last_name: "Meyer", company_name: null, phone: null }

/** Bodies of routes that refuse what they do not know, before they look at the id. */
const OWN_BODIES: Record<string, Record<string, unknown>> = {
  "/portal/account/brand-colors/[id]": { version: 1, name: "Harbor red", hex: "#b3202c" },
  "/portal/account/brand-colors/[id]/remove": { version: 1 },
  "/portal/account/logos/[id]/replace": { file: "pfile_none" },
  "/portal/account/addresses/[id]": { version: "x", address: ADDRESS },
  "/portal/account/addresses/[id]/remove": { version: "x" },
  "/portal/account/requests/[id]": { version: 1, part: { step: "what", name: "", lines: [] } },
  "/portal/account/requests/[id]/send": { version: 1 },
}

const BEACON = {
  view: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  seq: 1,
  page: "order",
  gesture: "key",
  visible_ms: 1_500,
  sections: {},
}

const JUNK_VALUES: unknown[] = [null, [], {}, 0, 1e308, true, "", { $ne: null }, { id: "x" }, ["x"], [null]]

describe("whose data it is", () => {
  let admin: Api
  let owners: Owned[]
  let quiet: Record<string, string>

  beforeAll(async () => {
    admin = await adminApi()
    owners = []
    for (let shop = 0; shop < SHOPS; shop++) {
      const channel = await createChannel(admin)
      for (let customer = 0; customer < CUSTOMERS; customer++) owners.push(await createOwned(admin, channel))
    }
    await createCustomer()
    await atRest()
    quiet = await fingerprint()
  })

  const pairs = () => owners.flatMap((one) => owners.filter((other) => other !== one).map((other) => ({ one, other })))
  /** Each owner with the other customers of their shop and with one of the next shop. All pairs in the full run. */
  const triedPairs = () =>
    process.env.FULL === "1"
      ? pairs()
      : pairs().filter(({ one, other }) => {
          const [own, theirs] = [owners.indexOf(one), owners.indexOf(other)]
          const isSameShop = Math.floor(own / CUSTOMERS) === Math.floor(theirs / CUSTOMERS)
          return isSameShop || theirs === (own + CUSTOMERS) % owners.length
        })
  const strangersTo = (one: Owned) => owners.filter((other) => other !== one).flatMap(({ marks }) => marks)
  const holdsForeign = (one: Owned, body: unknown): string[] => {
    const text = JSON.stringify(body)
    return strangersTo(one).filter((mark) => text.includes(mark))
  }

  /** What a session reads without naming anything. */
  const ownReads = (isAccount: boolean) =>
    sessionRoutes().filter(
      ({ path, methods }) =>
        methods.includes("GET") && !path.includes("[") && path.startsWith("/portal/account") === isAccount,
    )

  it("shows every client their own pages alone, on every route that they read", async () => {
    expect(ownReads(true).length).toBeGreaterThan(8)
    for (const one of owners) {
      const read = async (api: Api, path: string): Promise<string> => JSON.stringify(await api.get(path))
      const project = await Promise.all(ownReads(false).map(({ path }) => read(one.client, path)))
      const account = await Promise.all(ownReads(true).map(({ path }) => read(one.account, path)))
      const rendering = await one.client.get(`/portal/approvals/${one.ids.request}`)
      const proof = await one.client.get(`/portal/proofs/${one.ids.proof}`)
      const { quoteRequest, color, address, accountLink, message, order } = one.ids
      for (const id of [order, message, accountLink]) expect(project.join()).toContain(id)
      for (const id of [order, quoteRequest, color, address, accountLink]) expect(account.join()).toContain(id)
      for (const bodies of [project, account]) expect(bodies.join()).toContain(one.marks[0])
      expect(holdsForeign(one, [project, account, rendering, proof])).toEqual([])
    }
  })

  it(`reads and writes nothing foreign: every endpoint, every id, ${SHOPS} shops × ${CUSTOMERS} customers`, async () => {
    // Kinds that only routes of the other sort take are left out.
    const idsFor = ({ path }: Route, { ids }: Owned): string[] => {
      const { quoteRequest, color, address, message, annotation, request, decision, ...common } = ids
      const own = path.startsWith("/portal/account")
        ? [quoteRequest, color, address]
        : [message, annotation, request, decision]
      return [...Object.values(common), ...own]
    }
    const callsTo = (route: Route, method: string) =>
      triedPairs().flatMap(({ one, other }) =>
        idsFor(route, other).flatMap((id) =>
          [one.client, one.account].map((api) => ({ one, other, route, method, id, api })),
        ),
      )
    type Call = ReturnType<typeof callsTo>[number]
    const attempt = async ({ one, other, route, method, id, api }: Call, index: number) => {
      const nonce = index % 2 ? other.nonce : one.nonce
      const { status, body } = await api.call(method, withId(route, id, index % 2 ? other.ids.file : id), {
        query: { order_id: other.ids.order, link_id: other.ids.link, id: other.ids.request },
        body:
          method === "GET"
            ? undefined
            : (OWN_BODIES[route.path] ?? {
                decision: "approved",
                nonce,
                name: "Thief",
                email: "thief@example.com",
                consent: true,
                id: other.ids.request,
                ...REMARK,
                version_id: other.ids.version,
                file_id: other.ids.file,
              }),
      })
      return { call: `${method} ${route.path}`, status, foreign: holdsForeign(one, body) }
    }
    const answers: Awaited<ReturnType<typeof attempt>>[] = []
    for (const route of sessionRoutes().filter(({ path }) => path.includes("[id]"))) {
      for (const method of route.methods) {
        // Each route is tried as if it were the only one: writes are limited for each link.
        await rows("DELETE FROM portal_rate_limit")
        answers.push(...(await inParallel(callsTo(route, method), 4, attempt)))
      }
    }
    expect(answers.length).toBeGreaterThan(900)
    const answered = answers.filter(({ status }) => status !== 403 && status !== 404)
    expect([...new Set(answered.map(({ call, status }) => `${call}: ${status}`))]).toEqual([])
    expect(answers.flatMap(({ foreign }) => foreign)).toEqual([])
    expect(await fingerprint()).toEqual(quiet)
  })

  it("takes no foreign id in a body: messages, files, answers, what was read, invoices and artwork", async () => {
    await rows("DELETE FROM portal_rate_limit")
    const quiet = await fingerprint()
    for (const { one, other } of triedPairs()) {
      const { ids } = other
      const message = { key: crypto.randomUUID(), body: "Mine" }
      const artwork = { step: "artwork", sizes: {}, proof_ids: [], notes: "", file_ids: [ids.upload] }
      const foreign: [Api, string, object][] = [
        [one.client, "/portal/messages", { ...message, about: { type: "line", id: ids.item } }],
        [one.client, "/portal/messages", { ...message, about: { type: "proof", id: ids.proof } }],
        [one.client, "/portal/messages", { ...message, files: [ids.upload] }],
        [one.client, "/portal/conversation/read", { until: ids.message }],
        [one.client, "/portal/checklist", { kind: "other", id: ids.order, text: "Mine" }],
        [one.client, "/portal/checkouts", { invoice_ids: [ids.order] }],
        [one.account, "/portal/account/checkouts", { invoice_ids: [ids.order, ids.request] }],
        [one.account, "/portal/account/enter", { link_id: ids.accountLink, channel: null }],
        [one.account, `/portal/account/requests/${one.ids.quoteRequest}`, { version: 2, part: artwork }],
      ]
      for (const [api, path, body] of foreign) {
        const answer = await api.call("POST", path, { body })
        expect([path, body, answer.status]).toEqual([path, body, 404])
        expect(holdsForeign(one, answer.body)).toEqual([])
      }
    }
    expect(await fingerprint()).toEqual(quiet)
  })

  it("finds nothing by the ids of another in the query of a route that takes none", async () => {
    for (const { one, other } of pairs().slice(0, 10)) {
      const { status, body } = await one.client.call("GET", "/portal/project", {
        query: { order_id: other.ids.order, id: other.ids.project, link_id: other.ids.link },
      })
      expect({ status, foreign: holdsForeign(one, body) }).toEqual({ status: 200, foreign: [] })
    }
  })

  it.each(JUNK_IDS.map((id) => ({ id, name: id.slice(0, 20) })))(
    "answers 4xx to the id $name on every route of client and staff, and changes nothing",
    async ({ id }) => {
      const one = owners[0] as Owned
      const session = await openLink(one.link.url)
      const before = await fingerprint()
      const faults: string[] = []
      for (const route of allRoutes().filter(({ path }) => path.includes("[id]"))) {
        for (const method of route.methods) {
          const api = route.path.startsWith("/admin") ? admin : session.with(forwarded(someAddress()))
          const { status } = await api.call(method, withId(route, id), {
            body:
              method === "GET"
                ? undefined
                : { decision: "approved", nonce: "x", name: "A", email: "a@b.co", consent: true },
          })
          if (status < 400 || status >= 500) faults.push(`${method} ${withId(route, id).slice(0, 80)}: ${status}`)
        }
      }
      expect(faults).toEqual([])
      expect(await fingerprint()).toEqual(before)
    },
  )

  const VALID: Record<string, Record<string, unknown>> = {
    ...OWN_BODIES,
    "/portal/session": { token: "cpl_x" },
    "/portal/account/confirm": { code: "123456" },
    "/portal/account-link": { email: "anna@example.com" },
    "/portal/account/checkouts": { invoice_ids: ["x"] },
    "/portal/account/enter": { link_id: "plink_x", channel: null },
    "/portal/account/resume": { link_id: "plink_x", device: "cpd_x" },
    "/portal/fresh-link": { link_id: "plink_x" },
    "/portal/opened": { visible_ms: 3000, gesture: "key" },
    "/portal/beacon": BEACON,
    "/portal/delegate": { name: "Anna", email: "anna@example.com" },
    "/portal/approvals/[id]/decision": {
      decision: "approved",
      nonce: "x",
      name: "Anna",
      email: "anna@example.com",
      consent: true,
    },
    "/portal/checklist": { kind: "sizes", text: "10 S, 24 M" },
    "/portal/shipping/address": { target: "order", sha256: "0".repeat(64), address: null },
    "/portal/account/logos": { files: ["x"] },
    "/portal/account/brand-colors": { name: "Harbor red", hex: "#b3202c" },
    "/portal/account/contact": { version: "x", details: DETAILS },
    "/portal/account/addresses": { address: ADDRESS },
    "/portal/checkouts": { invoice_ids: ["x"] },
    "/portal/messages": { key: REMARK.key, body: REMARK.body },
    "/portal/conversation/read": { until: "pmsg_x" },
    "/portal/mail-preferences": { delivery: "daily", time_zone: null, quiet: null, unsubscribed: [] },
    "/portal/unsubscribe": { token: "x" },
    "/portal/proofs/[id]/annotations": REMARK,
    "/portal/proof-annotations/[id]/comments": { key: REMARK.key, body: REMARK.body },
  }

  /** The orders of no sales channel are in a shop without an id. */
  const FITTING = [
    JSON.stringify({ link_id: "plink_x", channel: "" }),
    // A later report of a view may hold nothing.
    JSON.stringify({ ...BEACON, visible_ms: 0 }),
  ]

  it("knows the body of every writing route of the portal", () => {
    const withoutBody = [
      ...["/portal/account/code", "/portal/account/orders/[id]/open", "/portal/account/orders/[id]/reorder"],
      ...["/portal/account/requests", "/portal/account/logos/[id]/remove"],
      "/portal/session/end",
      "/portal/trap",
      "/portal/approvals/[id]/renewal",
      ...["/portal/checkouts/[id]/refresh", "/portal/account/checkouts/[id]/refresh"],
      // A file, as it is.
      "/portal/files",
    ]
    const taking = routesUnder("/portal").filter(
      ({ path, methods }) => methods.includes("POST") && !withoutBody.includes(path),
    )
    expect(taking.map(({ path }) => path).sort()).toEqual(Object.keys(VALID).sort())
  })

  it.each(Object.entries(VALID))("refuses junk in every field of %s, with a sentence", async (path, valid) => {
    const one = owners[1] as Owned
    const bodies = [
      ...JUNK_VALUES.filter((value) => typeof value === "object" && value !== null && !("id" in value)),
      ...Object.keys(valid).flatMap((field) => JUNK_VALUES.map((value) => ({ ...valid, [field]: value }))),
      ...Object.keys(valid).map((field) =>
        Object.fromEntries(Object.entries(valid).filter(([name]) => name !== field)),
      ),
    ].filter((body) => JSON.stringify(body) !== JSON.stringify(valid) && !FITTING.includes(JSON.stringify(body)))
    // Strings that fit are not junk there: `consent: true` is what is asked for.
    const answers: { body: unknown; status: number; answer: unknown }[] = []
    let session = publicApi()
    // Each of these paths begins with another account, since all of them are asked within a minute.
    const first = Object.keys(VALID).indexOf(path)
    const accountAt = (turn: number): Api => (owners[(first + turn) % owners.length] as Owned).account
    for (const [index, body] of bodies.entries()) {
      // One link writes so much a minute: every so often another recipient of the order goes on.
      if (index % 40 === 0) {
        // Accounts are few here, and the paths before this one wrote through them as well.
        await rows("DELETE FROM portal_rate_limit")
        session = path.startsWith("/portal/account")
          ? accountAt(index / 40)
          : await openLink((await share(admin, one.ids.order)).url)
      }
      const { status, body: answer } = await session
        .with(forwarded(someAddress()))
        .call("POST", path.replace("[id]", one.ids.request), { body })
      answers.push({ body, status, answer })
    }
    expect(answers.filter(({ status }) => status !== 400)).toEqual([])
    expect(answers.filter(({ answer }) => !(answer as { message?: string }).message)).toEqual([])
    expect(await rows("SELECT 1 FROM portal_decision WHERE request_id = $1", [one.ids.request])).toEqual([])
  })

  it("answers 4xx, never 500, to junk bodies on every writing route of the staff", async () => {
    const writing = routesUnder("/admin/client-portal").flatMap((route) =>
      route.methods.filter((method) => method !== "GET").map((method) => ({ route, method })),
    )
    const raw = ["null", "[]", '"text"', "0", "{", '{"a":', "\u0000", '{"a":"\\u0000"}', `[${"[".repeat(5_000)}`]
    const faults: string[] = []
    for (const { route, method } of writing.filter(({ route: { path } }) => path.includes("[id]"))) {
      for (const rawBody of raw) {
        const { status } = await admin.call(method, withId(route, "unknown_id"), { rawBody })
        if (status < 400 || status >= 500) faults.push(`${method} ${route.path} ${rawBody.slice(0, 20)}: ${status}`)
      }
    }
    expect(faults).toEqual([])
  })

  describe("safe methods", () => {
    const SAFE = ["GET", "HEAD", "OPTIONS"]
    const idFor = ({ path }: Route, { ids }: Owned): string => {
      if (path.includes("/orders/")) return ids.order
      if (path.includes("/customers/")) return ids.customer
      if (path.includes("/links/")) return ids.link
      if (path.includes("/proofs/")) return ids.proof
      if (path.includes("/proof-files/")) return ids.file
      return ids.request
    }

    it("change no row of the portal or of an order, on any route, with whatever else is sent", async () => {
      const one = owners[2] as Owned
      const before = await fingerprint()
      const tricks = {
        _method: "POST",
        decision: "approved",
        nonce: one.nonce,
        name: "Anna",
        email: "anna@example.com",
        consent: "true",
        link_id: one.ids.link,
        stage_id: "pstg_delivered",
      }
      const calls = allRoutes().flatMap((route) =>
        SAFE.flatMap((method) => [{}, tricks].map((query) => ({ route, method, query }))),
      )
      const statuses = await inParallel(calls, 4, async ({ route, method, query }) => {
        const api = route.path.startsWith("/admin")
          ? admin
          : (route.path.startsWith("/portal/account") ? one.account : one.client).with(forwarded(someAddress()))
        const { status } = await api.call(method, withId(route, idFor(route, one), one.ids.file), {
          query,
          headers: { "x-http-method-override": "POST" },
        })
        return status
      })
      expect(calls.length).toBeGreaterThan(150)
      expect(statuses.filter((status) => status >= 500)).toEqual([])
      expect(await fingerprint()).toEqual(before)
    })

    it("are told apart from a write: the same fingerprint sees one", async () => {
      const before = await fingerprint()
      expect(
        (await publicApi().call("POST", "/portal/session", { body: { token: owners[2]?.link.url.split("/").pop() } }))
          .status,
      ).toBe(200)
      expect(await fingerprint()).not.toEqual(before)
    })
  })
})
