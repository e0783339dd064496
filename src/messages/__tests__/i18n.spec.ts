import { catalogues, type Catalogue, type MessageKey } from ".."
import { createI18n, type I18nOptions } from "../i18n"
import { PSEUDO_CLOSE, PSEUDO_OPEN, pseudoCatalogue, pseudoMessage } from "../pseudo"

const i18nFor = (locale: string, more: Partial<I18nOptions> = {}) =>
  createI18n({ locales: [locale], timeZone: "America/New_York", ...more })
const plain = (text: string) => text.normalize("NFKC")
const english = (key: MessageKey, message: string): { en: Catalogue } => ({ en: { ...catalogues.en, [key]: message } })

describe("messages", () => {
  it("fills and counts", () => {
    const { t } = i18nFor("en-US")
    expect(t("page.pieces", { count: 1, n: "1" })).toBe("1 piece")
    expect(t("page.pieces", { count: 1200, n: "1,200" })).toBe("1,200 pieces")
  })

  it("know no markup and no placeholders in values", () => {
    const { t } = i18nFor("en", { catalogues: english("page.title", "<b>{project}</b> · {shop}") })
    expect(t("page.title", { project: "<i>", shop: "{project} it’s" })).toBe("<b><i></b> · {project} it’s")
  })

  it("do not hide a value that was forgotten", () => {
    expect(() => i18nFor("en").t("page.title", { project: "Tees" })).toThrow("shop")
  })

  it("fence right-to-left values where asked to, and leave bytes alone otherwise", () => {
    const values = { project: "חולצות", shop: "Northwind" }
    expect(i18nFor("en").t("page.title", values)).toBe("חולצות · Northwind")
    expect(i18nFor("en", { isolateValues: true }).t("page.title", values)).toBe("\u2068חולצות\u2069 · Northwind")
  })
})

describe("a reader's language", () => {
  it("names itself and its direction", () => {
    expect(i18nFor("en-GB")).toMatchObject({
      language: "en",
      dir: "ltr",
      locale: "en-GB",
      timeZone: "America/New_York",
    })
    expect(i18nFor("he-IL", { catalogues: { ...catalogues, he: catalogues.en } }).dir).toBe("rtl")
  })

  it("reads the other catalogue once there is one", () => {
    const de: Catalogue = { ...catalogues.en, "page.skip": "Zum Inhalt" }
    const { t, day } = i18nFor("de-DE", { catalogues: { ...catalogues, de } })
    expect(t("page.skip")).toBe("Zum Inhalt")
    expect(day("2026-03-20")).toBe("Fr., 20. März 2026")
  })
})

describe("amounts, numbers and lists", () => {
  it.each([
    ["-12.5", "usd", "en-US", "-$12.50"],
    ["1140", "JPY", "ja-JP", "¥1,140"],
    ["1.250", "kwd", "en-US", "KWD 1.250"],
    ["7.125", "usd", "en-US", "$7.125"],
    ["10.5000", "usd", "en-US", "$10.50"],
    ["99999999999999999999.99", "eur", "en-US", "€99,999,999,999,999,999,999.99"],
    ["1140", "eur", "de-DE", "1.140,00 €"],
  ])("%s %s in %s", (amount, currency, locale, shown) => {
    expect(plain(i18nFor(locale).money(amount, currency))).toBe(shown)
  })

  it("refuse what is no amount", () => {
    for (const amount of ["", "1e3", "NaN", "1,5", " 1"])
      expect(() => i18nFor("en").money(amount, "usd")).toThrow("decimal")
  })

  it("follow the reader's conventions", () => {
    expect(i18nFor("de-DE").number(1234.5)).toBe("1.234,5")
    expect(i18nFor("en-US").list(["a", "b", "c"])).toBe("a, b, and c")
  })
})

describe("days and times", () => {
  it("keep a calendar day the day it is in every zone", () => {
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
      expect(i18nFor("en-US", { timeZone }).day("2026-11-26")).toBe("Thu, Nov 26, 2026")
  })

  it("follow daylight saving in the reader's zone", () => {
    const { instant, date } = i18nFor("en-US")
    expect(plain(instant("2025-01-15T12:00:00.000Z"))).toBe("Jan 15, 2025, 7:00 AM EST")
    expect(plain(instant("2025-07-15T12:00:00.000Z"))).toBe("Jul 15, 2025, 8:00 AM EDT")
    expect(date("2025-07-15T01:00:00.000Z")).toBe("Jul 14, 2025")
  })
})

describe("the made-up language", () => {
  it("changes the letters of text and nothing else", () => {
    const message = "{count, plural, one {One item} other {{n} items}} of {shop}"
    const { t } = i18nFor("en", { catalogues: { en: pseudoCatalogue(english("page.title", message).en) } })
    expect(t("page.title", { count: 2, n: "2", shop: "aeiou" })).toBe(`${PSEUDO_OPEN}2 îtéms öf aeiou${PSEUDO_CLOSE}`)
  })

  it("keeps what is quoted", () => {
    expect(pseudoMessage("'{'a'}' {a}")).toBe(`${PSEUDO_OPEN}'{'å'}' {a}${PSEUDO_CLOSE}`)
  })
})
