import { mail } from "../../messages/en/mail"
import { formatInstant, formatMessage } from "../../messages/format"
import { formatMoney } from "../../messages/format-money"

const catalogue = {
  hello: "Hello {name}",
  count: "{n, plural, one {# thing} other {# things}}",
  tag: "<b>{name}</b>",
} as const

describe("formatMessage", () => {
  it("fills and counts", () => {
    expect(formatMessage(catalogue, "count", { n: 1 }, "en")).toBe("1 thing")
    expect(formatMessage(catalogue, "count", { n: 1200 }, "en")).toBe("1,200 things")
    expect(formatMessage(catalogue, "hello", { name: "{n} <b>x</b>" }, "en")).toBe("Hello {n} <b>x</b>")
  })
  it("knows no markup", () => expect(formatMessage(catalogue, "tag", { name: "<i>" }, "en")).toBe("<b><i></b>"))
  it("does not hide a forgotten value", () => expect(() => formatMessage(catalogue, "hello", {}, "en")).toThrow("name"))
})

it("every mail message compiles", () => {
  const values = new Proxy<Record<string, string>>(
    {},
    {
      has: () => true,
      get: () => "1",
      ownKeys: () => names,
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: "1" }),
    },
  )
  const names = [
    ...new Set(
      Object.values(mail).flatMap((message) => [...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? "")),
    ),
  ]
  for (const message of Object.values(mail)) expect(formatMessage({ message }, "message", values, "en")).not.toBe("")
})

describe("formatMoney", () => {
  it.each([
    ["-12.5", "usd", "en-US", "-$12.50"],
    ["1140", "JPY", "ja-JP", "¥1,140"],
    ["1.250", "kwd", "en-US", "KWD 1.250"],
    ["99999999999999999999.99", "eur", "en-US", "€99,999,999,999,999,999,999.99"],
  ])("%s %s in %s", (amount, currency, locale, shown) => {
    expect(formatMoney(amount, currency, locale).normalize("NFKC")).toBe(shown)
  })
  it("refuses what is no amount", () => {
    for (const amount of ["", "1e3", "NaN", "1,5", " 1"])
      expect(() => formatMoney(amount, "usd", "en")).toThrow("decimal")
  })
})

it("formatInstant follows daylight saving", () => {
  expect(formatInstant("2025-01-15T12:00:00.000Z", "en-US", "America/New_York")).toMatch(
    /January 15, 2025 at 7:00\sAM EST/,
  )
  expect(formatInstant("2025-07-15T12:00:00.000Z", "en-US", "America/New_York")).toMatch(
    /July 15, 2025 at 8:00\sAM EDT/,
  )
})
