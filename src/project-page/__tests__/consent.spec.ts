import { anOrder, aProject } from "../../../integration-tests/modules/support/facts"
import { approvalSettings, shopSettings } from "../../contracts"
import { sha256Hex } from "../../lib/digest"
import { consentFor } from "../consent"
import { toOrderDocument } from "../../order-view/order-document"
import { orderConsent } from "../../workflows/approval/order-subject"

const document = toOrderDocument(anOrder(), aProject)
const shop = {
  shop: { ...shopSettings.defaults, name: "Northwind" },
  approval: { ...approvalSettings.defaults, terms: null },
}
const withTerms = (terms: string | null) => ({ ...shop, approval: { ...shop.approval, terms } })

describe("the consent a client is asked for", () => {
  it.each([
    ["with", "Pay in 30 days"],
    ["without", null],
  ])("says what, which version, how much and with whom, %s terms of the shop's own", (_, terms) => {
    const { text } = consentFor(orderConsent(document), 3, withTerms(terms))
    for (const part of ["Northwind", "Staff tees", "3", "$143.50"]) expect(text).toContain(part)
  })

  it("is another consent for another project, version, amount, currency or language", () => {
    const other = [
      consentFor(orderConsent({ ...document, project_name: "Crew" }), 3, shop),
      consentFor(orderConsent(document), 4, shop),
      consentFor(orderConsent({ ...document, totals: { ...document.totals, total: "143.51" } }), 3, shop),
      consentFor(orderConsent({ ...document, currency_code: "cad" }), 3, shop),
      consentFor(orderConsent(document), 3, { ...shop, shop: { ...shop.shop, locale: "de-DE" } }),
      consentFor(orderConsent(document), 3, withTerms("Pay in 30 days")),
    ]
    const hashes = [consentFor(orderConsent(document), 3, shop), ...other].map(({ sha256 }) => sha256)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it("names the terms by a hash of their own, since its sentence reads the same under any", () => {
    const [one, two] = ["Pay in 30 days", "Pay in 10 days"].map((terms) =>
      consentFor(orderConsent(document), 1, withTerms(terms)),
    )
    expect(one?.text).toBe(two?.text)
    expect(one?.terms_sha256).not.toBe(two?.terms_sha256)
    expect(one).toMatchObject({ terms: "Pay in 30 days", terms_sha256: sha256Hex("Pay in 30 days") })
  })

  it("mentions terms only where there are any", () => {
    expect(consentFor(orderConsent(document), 1, shop)).toMatchObject({ terms: null, terms_sha256: null })
    expect(consentFor(orderConsent(document), 1, shop).text).not.toBe(
      consentFor(orderConsent(document), 1, withTerms("x")).text,
    )
  })

  it("has the hash of the very text that is shown, so that anybody can check it", () => {
    const { text, sha256 } = consentFor(orderConsent(document), 1, withTerms("Pay in 30 days"))
    expect(sha256).toBe(sha256Hex(text))
  })

  it("takes names as they are, also those that look like placeholders or markup", () => {
    const { text } = consentFor(orderConsent({ ...document, project_name: "{shop} <b>'tees'</b>" }), 1, shop)
    expect(text).toContain("{shop} <b>'tees'</b>")
  })
})
