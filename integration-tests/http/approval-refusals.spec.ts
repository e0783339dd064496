import type { Rendering, SettingsAnswer } from "../../src/contracts"
import { type Api, openLink } from "../support/api"
import { count, row } from "../support/database"
import { createPlacedOrder, readOrder } from "../support/orders"
import {
  ask,
  askedOrder,
  decide,
  evidenceOf,
  pageOf,
  panelOf,
  renderingOf,
  type Scene,
  share,
  signature,
} from "../support/portal"
import { waitFor } from "../support/wait"

const NOTE_MAX = 10_000

describe("what does not count as a decision", () => {
  let scene: Scene & { rendering: Rendering }

  beforeAll(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
  })

  const undecided = async () =>
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [scene.order.id])).toBe(0)

  const refused = async (body: object, client: Api = scene.client) => {
    const answer = await decide<{ message: string; code?: string }>(client, scene.rendering, body)
    await undecided()
    return answer
  }

  it.each([
    ["missing", { consent: undefined }],
    ["false", { consent: false }],
    ["the word true", { consent: "true" }],
    ["one", { consent: 1 }],
  ])("consent: %s", async (_, change) => {
    const { status, body } = await refused(signature(scene.rendering, change))
    expect({ status, body }).toMatchObject({ status: 400, body: { message: expect.stringContaining("tick the box") } })
  })

  it.each([
    ["no name", { name: "" }],
    ["a name of blanks", { name: " \t\n " }],
    ["a name of 201 letters", { name: "x".repeat(201) }],
    ["no e-mail", { email: "" }],
    ["an e-mail that is none", { email: "anna@" }],
    ["two e-mails", { email: "a@example.com,b@example.com" }],
    ["a line break in the e-mail", { email: "a@example.com\r\nBcc: b@example.com" }],
    ["NUL in the name", { name: "Anna\u0000" }],
    ["a line break in the name", { name: "Anna\nMeyer" }],
    ["a name that turns what stands after it", { name: "Anna \u202egnidnib ton" }],
    ["a decision that does not exist", { decision: "maybe" }],
  ])("%s", async (_, change) => {
    expect((await refused(signature(scene.rendering, change))).status).toBe(400)
  })

  it("a name that has no UTF-8 form (half a surrogate pair)", async () => {
    const own = await askedOrder({ lines: [{ stocked: false }] })
    const { status } = await decide(own.client, own.rendering, signature(own.rendering, { name: "Anna \ud83d" }))
    expect(status).toBe(400)
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [own.order.id])).toBe(0)
  })

  it.each(["changes_requested", "declined"])("%s without a word, with one too many, or with NUL", async (decision) => {
    const { nonce } = scene.rendering
    expect((await refused({ decision, nonce })).status).toBe(400)
    expect((await refused({ decision, nonce, message: "  " })).status).toBe(400)
    expect((await refused({ decision, nonce, message: "x".repeat(NOTE_MAX + 1) })).status).toBe(400)
    expect((await refused({ decision, nonce, message: "a\u0000b" })).status).toBe(400)
  })

  it("a body that is too large, or no JSON", async () => {
    const path = `/portal/approvals/${scene.rendering.request.id}/decision`
    const large = await scene.client.call("POST", path, {
      body: { ...signature(scene.rendering), pad: "x".repeat(2e6) },
    })
    const broken = await scene.client.call("POST", path, { rawBody: '{"decision":' })
    const deep = await scene.client.call("POST", path, { rawBody: `{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}` })
    expect([large.status, broken.status, deep.status]).toEqual([413, 400, 400])
    await undecided()
  })

  describe("a nonce", () => {
    const tampered = (nonce: string): [string, string][] => {
      const [time = "", mac = ""] = nonce.split(".")
      const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1)
      return [
        ["of another time", `${(Number.parseInt(time, 36) + 1).toString(36)}.${mac}`],
        ["with its first letter changed", `${time}.${flip(mac, 0)}`],
        ["with a letter changed", `${time}.${flip(mac, 20)}`],
        ["cut short", `${time}.${mac.slice(0, -2)}`],
        ["without its proof", `${time}.`],
        ["without its time", `.${mac}`],
        ["turned round", `${mac}.${time}`],
        ["that is a word", "nonce"],
        ["of an impossible time", `${"z".repeat(40)}.${mac}`],
      ]
    }

    it("tampered with", async () => {
      for (const [name, nonce] of tampered(scene.rendering.nonce)) {
        const { status, body } = await refused(signature(scene.rendering, { nonce }))
        expect({ name, status, code: body.code }).toEqual({ name, status: 409, code: "changed" })
      }
    })

    it("of another session of the same link, and of another recipient", async () => {
      const sameLink = await openLink(scene.link.url)
      const colleague = await openLink((await share(scene.admin, scene.order.id)).url)
      for (const client of [sameLink, colleague])
        expect((await refused(signature(scene.rendering), client)).status).toBe(409)
    })

    it("of another request, before or after", async () => {
      const other = await askedOrder({ lines: [{ stocked: false }] })
      expect((await refused(signature(scene.rendering, { nonce: other.rendering.nonce }))).status).toBe(409)
      const again = await askedOrder({ lines: [{ stocked: false }] })
      await ask(again.admin, again.order.id)
      const next = await renderingOf(again.client)
      const stale = await decide(again.client, next, signature(next, { nonce: again.rendering.nonce }))
      expect(stale).toMatchObject({ status: 409, body: { code: "changed" } })
    })

    it("of another consent: the terms, or the shop's name in it, have changed meanwhile", async () => {
      const { admin, client } = scene
      const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
      try {
        for (const change of [
          { approval: { terms: "Net 30." } },
          { approval: { terms: "Net 14." } },
          { shop: { name: "Another Shop" } },
        ]) {
          const shown = await renderingOf(client)
          await admin.post("/admin/client-portal/settings", change)
          expect(await refused(signature(shown))).toMatchObject({ status: 409, body: { code: "changed" } })
        }
        const now = await renderingOf(client)
        expect(now.terms).toBe("Net 14.")
        expect(now.consent.text).toContain("Another Shop")
      } finally {
        await admin.post("/admin/client-portal/settings", settings)
      }
    })

    it("that fits nothing, on a request that staff took back: closed, not decided", async () => {
      const other = await askedOrder({ lines: [{ stocked: false }] })
      await other.admin.post(`/admin/client-portal/approval-requests/${other.rendering.request.id}/withdraw`)
      const { status, body } = await decide<{ code: string }>(
        other.client,
        other.rendering,
        signature(other.rendering, { nonce: "stale" }),
      )
      expect({ status, code: body.code }).toEqual({ status: 409, code: "closed" })
    })

    it("opens the same request again and again: reading uses nothing up", async () => {
      const nonces = await Promise.all(Array.from({ length: 5 }, async () => (await renderingOf(scene.client)).nonce))
      const other = await askedOrder({ lines: [{ stocked: false }] })
      expect(nonces).toHaveLength(5)
      const first = other.rendering
      await renderingOf(other.client)
      expect((await decide(other.client, first)).status).toBe(200)
    })
  })
})

describe("what a person may be called, and may write", () => {
  it.each(
    [
      "李小龍",
      "Дмитрий Менделеев",
      "محمد بن سلمان",
      "שָׁלוֹם עֲלֵיכֶם",
      "नरेन्द्र",
      "สมชาย ใจดี",
      "Zoë O’Brien-Śmigły",
      "𠮷野家 👩‍👩‍👧",
      "Robert'); DROP TABLE portal_decision;--",
      "<script>alert(1)</script>",
      "{name} '{' %s ${x}",
      "Anna \\u0000 \\ud83d (typed, not meant)",
      "x".repeat(200),
    ].map((name) => ({ name, label: name.slice(0, 40) })),
  )("$label signs, and is kept to the letter", async ({ name }) => {
    const { order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    expect(await decide(client, rendering, signature(rendering, { name }))).toMatchObject({
      status: 200,
      body: { decision: { name } },
    })
    expect((await evidenceOf(order.id)).at(-1)?.personal["name"]).toBe(name)
    expect((await pageOf(client)).sections.approval.decisions[0]?.name).toBe(name)
  })

  it.each([
    ["letters", "x"],
    ["of three bytes each", "語"],
    ["line breaks and quotes", '"\n'],
  ])(`${NOTE_MAX.toLocaleString("en")} characters, %s, are kept whole`, async (_, char) => {
    const { order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const message = `${`a${char.repeat(NOTE_MAX)}`.slice(0, NOTE_MAX - 1)}z`
    const body = { decision: "changes_requested", nonce: rendering.nonce, message }
    expect((await decide(client, rendering, body)).status).toBe(200)
    const kept = await row<{ message: string }>("SELECT message FROM portal_decision WHERE order_id = $1", [order.id])
    expect(kept?.message === message).toBe(true)
    expect((await evidenceOf(order.id)).at(-1)?.personal["message"] === message).toBe(true)
  })
})

describe("an order of 1,000 lines", () => {
  it("is shown, signed and sold whole", async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => ({
      title: `Line ${index}`,
      quantity: 1,
      unit_price: 1.01,
      stocked: false,
    }))
    const { admin, order, client, rendering } = await askedOrder({ lines })
    expect(rendering.document.sections.flatMap((section) => section.lines)).toHaveLength(1_000)
    expect(rendering.document.totals.total).toBe("1010.00")
    expect((await decide(client, rendering)).status).toBe(200)
    // Their sale takes longer than what other tests wait for.
    const note = await waitFor(async () => (await panelOf(admin, order.id)).delivery_note, {
      what: "the delivery note of 1,000 lines",
      timeout: 150_000,
    })
    expect(note.lines).toHaveLength(1_000)
    expect((await readOrder(order.id)).status).toBe("pending")
  })
})

it("an order that was placed without a request asks for its address alone, and an unknown one is not found", async () => {
  const { admin } = await askedOrder({ lines: [{ stocked: false }] })
  const order = await createPlacedOrder({ lines: [{ stocked: false }], withShipping: false })
  const client = await openLink((await share(admin, order.id)).url)
  expect(await pageOf(client)).toMatchObject({
    project: { status: "approved" },
    action_items: [{ kind: "confirm_address" }],
    sections: { approval: { request: null, decisions: [] } },
  })
  expect((await client.call("GET", "/portal/approvals/pareq_none")).status).toBe(404)
})
