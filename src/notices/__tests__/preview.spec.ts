import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import type { Shop } from "../../contracts/shop"
import { portalServices } from "../../lib/services"
import { createI18n } from "../../messages/i18n"
import { notices } from ".."
import { defineNotice } from "../define-notice"

const shop: Shop = {
  name: "Northfold",
  logo_path: null,
  accent: "#7a1fa2",
  accent_ink: "#fffffe",
  contact: { email: "hello@shop.example", phone: null, address: null, website: null },
  header_text: null,
  footer_text: null,
  locale: "en-US",
  time_zone: "America/New_York",
}
const look = { shop, i18n: createI18n({ locales: ["en-US"], timeZone: shop.time_zone }), logo_url: null }

/** A shop in which notices of these things were sent, newest first, and whose links all have this token. */
const shopWith = (thing_ids: string[]) => {
  const container = createMedusaContainer()
  container.register({
    portal_outbox: asValue({
      latestPayloads: async () =>
        thing_ids.map((thing_id, index) => ({ payload: { thing_id }, at: new Date(Date.UTC(2026, 10, 27 - index)) })),
    }),
    portal_settings: asValue({ options: { portal_url: "https://portal.shop.example" } }),
    portal_token: asValue({ openLinkToken: async () => "a-live-token", openCode: async () => ({ code: "123456" }) }),
    __pg_connection__: asValue({ raw: async () => ({ rows: [] }) }),
  })
  return container
}

const opened: string[] = []
const isDue = jest.fn(async () => false)
const noticeThat = (load: (thing_id: string) => Promise<{ data: { text: string } } | null>) =>
  defineNotice({
    name: "test",
    title: "job.purge",
    audience: "staff",
    channels: { feed: ({ text }: { text: string }) => ({ title: text, text }) },
    payload: z.object({ thing_id: z.string() }),
    about: ({ thing_id }) => ({ resource_type: "thing", resource_id: thing_id, link_id: null }),
    orderOf: async () => null,
    default: { enabled: true, delay_minutes: 0 },
    isDue,
    example: { text: "an example" },
    load: async (container, { thing_id }) => {
      const { tokens } = portalServices(container)
      opened.push(await tokens.openLinkToken({ id: "plink_1", token_sealed: "sealed" }))
      expect(await tokens.openCode("pcode_1")).toBeNull()
      return await load(thing_id)
    },
  })

describe("a preview", () => {
  beforeEach(() => opened.splice(0))

  it("is of the latest occurrence, although there is nothing to say of it any more", async () => {
    const preview = await noticeThat(async (text) => ({ data: { text } })).preview(shopWith(["b", "a"]), look)
    expect(preview).toEqual({ occurred_at: new Date("2026-11-27"), email: null, bell: { title: "b", text: "b" } })
    expect(isDue).not.toHaveBeenCalled()
  })

  it("passes over what is gone", async () => {
    const gone = new MedusaError(MedusaError.Types.NOT_FOUND, "gone")
    const notice = noticeThat(async (text) => {
      if (text === "c") throw gone
      return text === "b" ? null : { data: { text } }
    })
    expect((await notice.preview(shopWith(["c", "b", "a"]), look)).bell?.title).toBe("a")
  })

  it("says so when something cannot be read for another reason", async () => {
    const notice = noticeThat(() => Promise.reject(new Error("no connection")))
    await expect(notice.preview(shopWith(["a"]), look)).rejects.toThrow("no connection")
  })

  it("is of made-up values where nothing has happened yet", async () => {
    const preview = await noticeThat(async () => null).preview(shopWith([]), look)
    expect(preview).toEqual({ occurred_at: null, email: null, bell: { title: "an example", text: "an example" } })
  })

  it("can open no token and no one-time code", async () => {
    await noticeThat(async (text) => ({ data: { text } })).preview(shopWith(["a"]), look)
    expect(opened).toEqual(["preview"])
  })
})

describe("the example of a notice", () => {
  it.each(notices.map((notice) => [notice.name, notice] as const))("can be shown: %s", async (_name, notice) => {
    const { email, bell } = await notice.preview(shopWith([]), look)
    expect([...(email ? ["email"] : []), ...(bell ? ["feed"] : [])]).toEqual([...notice.channels])
    if (email) {
      expect(email.subject).not.toBe("")
      expect(email.html).toContain("Northfold")
      expect(email.text).not.toMatch(/undefined|null|NaN/)
    }
    if (bell) expect(`${bell.title} ${bell.text}`).not.toMatch(/undefined|null|NaN/)
  })
})
