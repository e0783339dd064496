/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import type { OrderAccount } from "@contracts/account"
import { OrderPage } from "@/components/order/order-page"
import { versionsFor } from "@/components/sections/column"
import { pageSections } from "@/components/sections/registry"
import { aPage } from "./support/fixtures"
import { aPageThatDiffers, anAccountOfOrder } from "./support/pages"
import { english, show, textOf } from "./support/render"

const order = (page = aPage, account: OrderAccount | null = null) =>
  show(
    <OrderPage
      page={page}
      linkId="plink_1"
      account={account}
      formToken="token"
      thanks={null}
      delegated={null}
      i18n={english}
    />,
  )
const sections = (body: HTMLElement) => [...body.querySelectorAll<HTMLElement>("[data-section]")]
const versionOf = (body: HTMLElement, id: string) =>
  sections(body).find(({ dataset }) => dataset["section"] === id)?.dataset["version"]

it("the history names a proof's version, and writes amounts as the page does", () => {
  const at = "2026-11-20T15:00:00.000Z"
  const body = order({
    ...aPage,
    timeline: [
      { at, kind: "payment_received", who: null, what: null, money: { amount: "2000", currency_code: "usd" } },
      { at, kind: "proof_sent", who: "Dana Ruiz", what: "Front print", version: 2 },
    ],
  })
  const text = textOf(sections(body).find(({ dataset }) => dataset["section"] === "timeline") ?? body)
  expect(text).toContain("Payment of $2,000.00 received")
  expect(text).toContain("Dana Ruiz sent a proof: Front print, version 2")
})

describe("the sections of the order page", () => {
  it("each stand once on the page, also while they have nothing to show", () => {
    const empty = { ...aPage, action_items: [], viewer: { ...aPage.viewer, can_delegate: false } }
    for (const page of [aPage, empty]) {
      const ids = sections(order(page)).map(({ dataset }) => dataset["section"])
      expect(ids.toSorted()).toEqual([...pageSections.map(({ id }) => id), "header", "footer"].toSorted())
    }
  })

  it("carry a version that changes with their parts and with nothing else", () => {
    const before = order()
    const versions = new Map(sections(before).map(({ dataset }) => [dataset["section"], dataset["version"]]))
    const body = order({ ...aPage, versions: { ...aPage.versions, order: "o2" } })
    const changed = sections(body)
      .filter(({ dataset }) => versions.get(dataset["section"]) !== dataset["version"])
      .map(({ dataset }) => dataset["section"])
    const expected = pageSections.filter(({ parts }) => parts.includes("order")).map(({ id }) => id)
    expect(changed.toSorted()).toEqual(expected.toSorted())
    expect(versionOf(body, "delegate")).toBe(versions.get("delegate"))
  })

  it("name parts that the page has versions of", () => {
    const known = Object.keys(versionsFor(aPage))
    for (const { parts } of pageSections) for (const part of parts) expect(known).toContain(part)
  })

  it("say that the order differs from what was approved, with both amounts and every change", () => {
    const text = textOf(order(aPageThatDiffers))
    for (const said of ["This order changed after you approved it", "You approved $1,344.00", "Now $1,744.00"])
      expect(text).toContain(said)
    for (let index = 0; index < 10; index += 1) expect(text).toContain(`Футболка ${index}`)
    expect(textOf(order())).not.toContain("You approved $")
  })

  it("offer to order again to readers with an account, and never in a preview", () => {
    const again = (body: HTMLElement) =>
      body.querySelector<HTMLFormElement>("[data-section=again] form")?.getAttribute("action")
    expect(again(order(aPage, anAccountOfOrder))).toBe("/p/plink_1/again")
    expect(again(order(aPage))).toBeUndefined()
    expect(again(order({ ...aPage, viewer: { ...aPage.viewer, preview: true } }, anAccountOfOrder))).toBeUndefined()
  })

  it("put delivery before the order once it has shipped", () => {
    const places = (page: typeof aPage) => {
      const ids = sections(order(page)).map(({ dataset }) => dataset["section"])
      return ids.indexOf("delivery") < ids.indexOf("lines")
    }
    expect(places(aPage)).toBe(false)
    expect(places({ ...aPage, project: { ...aPage.project, status: "shipped" } })).toBe(true)
  })
})
