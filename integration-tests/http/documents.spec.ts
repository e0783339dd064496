import { createHash } from "node:crypto"
import sharp from "sharp"
import type { DocumentList, SettingsAnswer } from "../../src/contracts"
import { DOCUMENT_RULE, documentFactsSchema, documentKindSchema } from "../../src/contracts"
import { adminApi, type Api, publicApi } from "../support/api"
import { draftInvoice, payInvoice, projectIdOf, sendDraft } from "../support/billing"
import { row } from "../support/database"
import { ADDRESS, createFulfillment, placeDraft, ship } from "../support/orders"
import { pdfText } from "../support/pdf-text"
import {
  ask,
  askedOrder,
  decide,
  effectsOf,
  inParallel,
  outboxDone,
  pageOf,
  renderingOf,
  type Scene,
  sharedOrder,
  signature,
} from "../support/portal"

let admin: Api
let sold: Scene

beforeAll(async () => {
  admin = await adminApi()
  sold = await sharedOrder({ lines: [{ title: "Harbor tee", stocked: false }] })
  sold = { ...sold, order: await placeDraft(sold.order.id) }
})

const pathOf = (kind: string, id: string): string => `/portal/documents/${kind}/${id}`

const download = async (api: Api, path: string, query: Record<string, string> = {}) => {
  const answer = await api.fetch("GET", path, { query })
  return { status: answer.status, headers: answer.headers, pdf: Buffer.from(await answer.arrayBuffer()) }
}

const textOf = async (pdf: Buffer): Promise<string> => (await pdfText(pdf)).join("\n")

describe("a document", () => {
  it("is a PDF that is saved under its own name, kept by no cache and shown on no other site", async () => {
    const { status, headers, pdf } = await download(sold.client, pathOf("sales_order", sold.order.id))
    expect(status).toBe(200)
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    expect(await textOf(pdf)).toContain("Harbor tee")
    expect(headers.get("content-type")).toBe("application/pdf")
    expect(headers.get("cache-control")).toBe("private, no-store")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'")
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="Sales order \d+\.pdf"; filename\*=UTF-8''Sales%20order%20\d+\.pdf$/,
    )
    expect(headers.get("content-length")).toBe(String(pdf.length))
  })

  it("is written in the reader's language, with a name in it", async () => {
    const { pdf, headers } = await download(sold.client, pathOf("sales_order", sold.order.id), { locale: "de-AT,en" })
    expect(await textOf(pdf)).toContain("Auftrag")
    expect(headers.get("content-disposition")).toContain("Auftrag")
  })

  it("has the same bytes when it is asked for again, also by staff", async () => {
    const [one, other, staff] = await Promise.all([
      download(sold.client, pathOf("sales_order", sold.order.id)),
      download(sold.client, pathOf("sales_order", sold.order.id)),
      download(admin, `/admin/client-portal/documents/sales_order/${sold.order.id}`),
    ])
    expect(one.pdf.equals(other.pdf)).toBe(true)
    expect(one.pdf.equals(staff.pdf)).toBe(true)
  })

  it("asks for a session, and for a member of staff", async () => {
    const stranger = publicApi()
    expect((await download(stranger, pathOf("sales_order", sold.order.id))).status).toBe(401)
    expect((await download(stranger, `/admin/client-portal/documents/sales_order/${sold.order.id}`)).status).toBe(401)
  })

  it("of another client, of no kind and of nothing is not found", async () => {
    const other = await askedOrder({ lines: [{ stocked: false }] })
    const ids = [other.order.id, other.rendering.request.id, "nothing"]
    for (const kind of documentKindSchema.options)
      for (const id of ids) expect((await download(sold.client, pathOf(kind, id))).status).toBe(404)
    expect((await download(sold.client, pathOf("diary", sold.order.id))).status).toBe(404)
    expect((await download(admin, "/admin/client-portal/documents/quote/nothing")).status).toBe(404)
    expect((await download(other.client, pathOf("quote", other.rendering.request.id))).status).toBe(200)
  })

  it("carries a logo of 4,000 pixels at the size of print", async () => {
    const png = await sharp({ create: { width: 4_000, height: 4_000, channels: 4, background: "#14532d" } })
      .png()
      .toBuffer()
    await admin.post("/admin/client-portal/settings/logo", { content: png.toString("base64") })
    try {
      const { status, pdf } = await download(sold.client, pathOf("sales_order", sold.order.id), { locale: "de-LU" })
      expect(status).toBe(200)
      const source = pdf.toString("latin1")
      expect(source).toMatch(/\/Subtype\s*\/Image/)
      expect([...source.matchAll(/\/(?:Width|Height) (\d+)/g)].map(([, pixels]) => pixels)).toContain("240")
      expect(source).not.toMatch(/\/(?:Width|Height) 4000/)
    } finally {
      await admin.delete("/admin/client-portal/settings/logo")
    }
  })

  it("belongs to its client alone, 50 times two at once", async () => {
    const scenes = await inParallel(["First", "Second"], 2, async (name) => {
      const scene = await sharedOrder({ lines: [{ title: `${name}tee`, stocked: false }] })
      return { name, client: scene.client, order: await placeDraft(scene.order.id) }
    })
    const asked = Array.from({ length: 50 }, () => scenes).flat()
    const texts = await inParallel(asked, 2, async ({ name, client, order }, index) => {
      // In a language of its own each time, so that none comes from the cache.
      const locale = ["en-US", "en-GB", "de", "de-CH", "ar", "ja", "fr", "pl-PL", "en-IN", "da"][
        Math.floor(index / 2) % 10
      ]
      const { pdf } = await download(client, pathOf("sales_order", order.id), { locale: locale ?? "en" })
      return { name, text: await textOf(pdf) }
    })
    for (const { name, text } of texts) {
      expect(text).toContain(`${name}tee`)
      expect(text).not.toContain(`${name === "First" ? "Second" : "First"}tee`)
    }
  })
})

describe("a stored document", () => {
  const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")

  it("is what the client signed, byte for byte, also after the shop's next version and new name", async () => {
    const scene = await askedOrder({ lines: [{ stocked: false }] })
    const path = pathOf("quote", scene.rendering.request.id)
    const shown = await download(scene.client, path)
    await decide(
      scene.client,
      scene.rendering,
      signature(scene.rendering, { decision: "changes_requested", message: "Red" }),
    )
    await ask(admin, scene.order.id)
    const rendering = await renderingOf(scene.client)
    const signed = await download(scene.client, pathOf("quote", rendering.request.id))
    const { body } = await decide(scene.client, rendering)
    await effectsOf(scene.order.id)
    expect(documentFactsSchema.parse(body.decision.rules[DOCUMENT_RULE]).pdf_sha256).toBe(sha256(signed.pdf))
    const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
    try {
      await admin.post("/admin/client-portal/settings", { shop: { name: "Another name" } })
      const again = await download(scene.client, pathOf("quote", rendering.request.id), { locale: "de" })
      expect(again.pdf.equals(signed.pdf)).toBe(true)
      expect((await download(scene.client, path)).pdf.equals(shown.pdf)).toBe(true)
    } finally {
      await admin.post("/admin/client-portal/settings", { shop: { name: settings.shop.name } })
    }
  })

  it("of an issued invoice stays as it was sent when the customer is renamed and a part is paid", async () => {
    const scene = await sharedOrder({ lines: [{ stocked: false }] })
    const order = await placeDraft(scene.order.id)
    const project = await projectIdOf(order.id)
    const draft = await draftInvoice(admin, project, { purpose: "full" })
    const preview = await download(admin, `/admin/client-portal/documents/invoice/${draft.id}`)
    expect(await textOf(preview.pdf)).toContain("DRAFT")
    expect((await download(scene.client, pathOf("invoice", draft.id))).status).toBe(404)
    await sendDraft(admin, draft)
    await outboxDone(draft.id)
    const sent = await download(scene.client, pathOf("invoice", draft.id))
    expect(await textOf(sent.pdf)).not.toContain("DRAFT")
    expect(await row("SELECT sha256 FROM portal_stored_document WHERE subject_id = $1", [draft.id])).toEqual({
      sha256: sha256(sent.pdf),
    })
    await admin.post(`/admin/orders/${order.id}`, { billing_address: { ...ADDRESS, company: "Renamed Ltd" } })
    await payInvoice(admin, draft.id, "1.00")
    expect((await download(scene.client, pathOf("invoice", draft.id))).pdf.equals(sent.pdf)).toBe(true)
  })
})

describe("the list of documents", () => {
  it("grows with the order, the same for client and staff", async () => {
    const scene = await askedOrder({ lines: [{ stocked: false }] })
    const project = (await pageOf(scene.client)).project.id
    const lists = async () => {
      const { sections } = await pageOf(scene.client)
      const staff = await admin.get<DocumentList>(`/admin/client-portal/projects/${project}/documents`)
      expect(staff.documents).toEqual(sections.documents.documents)
      return staff.documents.map(({ kind, is_signed }) => [kind, is_signed])
    }
    expect(await lists()).toEqual([["quote", false]])
    const order = await placeDraft(scene.order.id)
    const fulfillment = await createFulfillment(order)
    await ship(order, fulfillment)
    expect(await lists()).toEqual([
      ["sales_order", false],
      ["packing_slip", false],
      ["quote", false],
    ])
    const slip = await download(scene.client, pathOf("packing_slip", fulfillment))
    const text = await textOf(slip.pdf)
    expect(text).toContain("In this package")
    expect(text).not.toContain("$")
  })

  it("is answered 304 while nothing has changed", async () => {
    const project = (await pageOf(sold.client)).project.id
    const path = `/admin/client-portal/projects/${project}/documents`
    const etag = (await admin.fetch("GET", path)).headers.get("etag") ?? ""
    expect((await admin.fetch("GET", path, { headers: { "if-none-match": etag } })).status).toBe(304)
  })
})
