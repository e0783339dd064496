import type { Annotation } from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { rows } from "../support/database"
import { atRest, fingerprint } from "../support/fingerprint"
import { createCustomer, createDraftOrder } from "../support/orders"
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
    | "annotation",
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
  const ids = {
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
  const account = await openAccount((await revealed(admin, panel.link.id)).url, customer.email)
  return {
    admin,
    order,
    link,
    client,
    account,
    ids,
    marks: [word, customer.email, ...Object.values(ids), entry.id, note.entry.id],
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
  }, 150_000)

  const pairs = () => owners.flatMap((one) => owners.filter((other) => other !== one).map((other) => ({ one, other })))
  const strangersTo = (one: Owned) => owners.filter((other) => other !== one).flatMap(({ marks }) => marks)
  const holdsForeign = (one: Owned, body: unknown): string[] => {
    const text = JSON.stringify(body)
    return strangersTo(one).filter((mark) => text.includes(mark))
  }

  it("shows every client their own page alone", async () => {
    for (const one of owners) {
      const page = await one.client.get("/portal/project")
      const account = await one.account.get("/portal/account/orders")
      const rendering = await one.client.get(`/portal/approvals/${one.ids.request}`)
      const proof = await one.client.get(`/portal/proofs/${one.ids.proof}`)
      const thread = await one.client.get("/portal/conversation")
      for (const body of [page, account]) expect(JSON.stringify(body)).toContain(one.ids.order)
      expect(JSON.stringify(page)).toContain(one.marks[0])
      expect(holdsForeign(one, [page, account, rendering, proof, thread])).toEqual([])
    }
  })

  it(`reads and writes nothing foreign: every endpoint, every id, ${SHOPS} shops × ${CUSTOMERS} customers`, async () => {
    const callsTo = (route: Route, method: string) =>
      pairs().flatMap(({ one, other }) =>
        Object.values(other.ids).flatMap((id) =>
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
            : {
                decision: "approved",
                nonce,
                name: "Thief",
                email: "thief@example.com",
                consent: true,
                id: other.ids.request,
                ...REMARK,
                version_id: other.ids.version,
                file_id: other.ids.file,
              },
      })
      return { status, foreign: holdsForeign(one, body) }
    }
    const answers: Awaited<ReturnType<typeof attempt>>[] = []
    for (const route of sessionRoutes().filter(({ path }) => path.includes("[id]"))) {
      for (const method of route.methods) {
        // Each route is tried as if it were the only one: writes are limited for each link.
        await rows("DELETE FROM portal_rate_limit")
        answers.push(...(await inParallel(callsTo(route, method), 4, attempt)))
      }
    }
    const statuses = [...new Set(answers.map(({ status }) => status))].sort()
    expect(answers.length).toBeGreaterThan(900)
    expect(statuses).toEqual([403, 404])
    expect(answers.flatMap(({ foreign }) => foreign)).toEqual([])
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
    "/portal/session": { token: "cpl_x" },
    "/portal/account/confirm": { code: "123456" },
    "/portal/account/resume": { link_id: "plink_x", device: "cpd_x" },
    "/portal/fresh-link": { link_id: "plink_x" },
    "/portal/opened": { visible_ms: 3000, gesture: "key" },
    "/portal/delegate": { name: "Anna", email: "anna@example.com" },
    "/portal/approvals/[id]/decision": {
      decision: "approved",
      nonce: "x",
      name: "Anna",
      email: "anna@example.com",
      consent: true,
    },
    "/portal/checkouts": { invoice_ids: ["x"] },
    "/portal/messages": { key: REMARK.key, body: REMARK.body },
    "/portal/conversation/read": { until: "pmsg_x" },
    "/portal/proofs/[id]/annotations": REMARK,
    "/portal/proof-annotations/[id]/comments": { key: REMARK.key, body: REMARK.body },
  }

  it("knows the body of every writing route of the portal", () => {
    const withoutBody = [
      ...["/portal/account/code", "/portal/account/orders/[id]/open"],
      "/portal/session/end",
      "/portal/approvals/[id]/renewal",
      "/portal/checkouts/[id]/refresh",
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
    ].filter((body) => JSON.stringify(body) !== JSON.stringify(valid))
    // Strings that fit are not junk there: `consent: true` is what is asked for.
    const answers: { body: unknown; status: number; answer: unknown }[] = []
    let session = publicApi()
    for (const [index, body] of bodies.entries()) {
      // One link writes so much a minute: every so often another recipient of the order goes on.
      if (index % 40 === 0)
        session = path.startsWith("/portal/account")
          ? one.account
          : await openLink((await share(admin, one.ids.order)).url)
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
