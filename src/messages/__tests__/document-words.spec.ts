import { IntlMessageFormat } from "intl-messageformat"
import { createDocumentI18n, type DocumentKey, documentWords } from "../document-words"

const namesIn = (message: string) => new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))

describe("the words of documents", () => {
  it.each(Object.entries(documentWords))(
    "%s: every message compiles and names the values of the English one",
    (language, words) => {
      const keys = Object.keys(documentWords.en) as DocumentKey[]
      expect(Object.keys(words).toSorted()).toEqual(keys.toSorted())
      for (const key of keys) {
        expect(() => new IntlMessageFormat(words[key], language, undefined, { ignoreTag: true })).not.toThrow()
        expect([key, namesIn(words[key])]).toEqual([key, namesIn(documentWords.en[key])])
      }
    },
  )

  it.each([
    [["de-AT"], "de", "ltr"],
    [["ar"], "ar", "rtl"],
    [["fr-FR,de;q=0.8"], "de", "ltr"],
    [["fr-FR", "ja-JP"], "ja", "ltr"],
    [["pl-PL"], "en", "ltr"],
  ])("are chosen by what the reader wants, then the shop's: %j", (locales, language, dir) => {
    expect(createDocumentI18n({ locales, timeZone: "UTC" })).toMatchObject({ language, dir })
  })

  it.each([["ar"], ["ar-EG"], ["ar-AE"], ["ja-JP"]])("have one kind of digits in days and amounts: %s", (locale) => {
    const i18n = createDocumentI18n({ locales: [locale, "en-US"], timeZone: "UTC" })
    const digitsOf = (text: string) => new Set([...text.matchAll(/\p{Nd}/gu)].map(([digit]) => digit < "\u0660"))
    const amount = i18n.money("1155.27", "usd")
    for (const text of [
      i18n.day("2026-11-27"),
      i18n.date("2026-11-27T10:00:00Z"),
      i18n.instant("2026-11-27T10:00:00Z"),
    ])
      expect(digitsOf(text)).toEqual(digitsOf(amount))
  })

  it("keep letters and sign of a currency together where text runs right to left", () => {
    const i18n = createDocumentI18n({ locales: ["ar"], timeZone: "UTC" })
    expect(i18n.money("-50.5", "usd")).toContain("\u2066US$\u2069")
    expect(i18n.money("50.5", "eur")).not.toContain("\u2066")
  })
})
