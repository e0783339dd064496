/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import type { Rendering } from "@contracts/approval"
import type { PurchaseOrderView } from "@contracts/purchase-order"
import { DecisionCard } from "@/components/review/decision-card"
import { poField } from "@/components/sign/po-field"
import { refusedField } from "@/components/sign/signing-fields"
import type { SignState } from "@/components/sign/sign-state"
import { aDocument, aPage, aRendering, aStamp } from "./support/fixtures"
import { aPageWith, order, typed } from "./support/pages"
import { axeFaults, english, show, textOf } from "./support/render"

const shown = (view: PurchaseOrderView | null, state: SignState | null = null, more: Partial<Rendering> = {}) => {
  const rules: Rendering["rules"] = view ? { purchase_order: view } : {}
  const rendering = { ...aRendering, rules, ...more }
  const body = show(<DecisionCard page={aPage} rendering={rendering} formToken="token" state={state} i18n={english} />)
  return body.querySelector<HTMLInputElement>("#sign-po")
}
const labelOf = (field: HTMLInputElement | null) => field?.labels?.[0]?.textContent
const sent = (po_number: string, problems: SignState["problems"] = {}): SignState => ({
  typed: typed({ rules: { purchase_order: po_number } }),
  problems,
  failure: null,
  status: 400,
})

describe("the PO number on the signing page", () => {
  it("is not there when the shop does not ask for it", () => expect(shown(null)).toBeNull())

  it("says whether it is needed, and stands in the form that signs, under the rule's name", async () => {
    const optional = shown({ requirement: "optional" })
    expect([labelOf(optional), optional?.required]).toEqual([english.t("sign.po.optional"), false])
    const required = shown({ requirement: "required" })
    expect([labelOf(required), required?.required]).toEqual([english.t("sign.po"), true])
    expect(new FormData(required?.form ?? undefined).get("decision")).toBe("approved")
    expect(required?.name).toBe("rules.purchase_order")
    expect(await axeFaults()).toEqual([])
  })

  it("begins with the number on the document, and then holds what was typed, also when that is nothing", () => {
    const view = { requirement: "optional" } as const
    expect(shown(view)?.defaultValue).toBe(aDocument.po_number)
    expect(shown(view, null, { document: { ...aDocument, po_number: null } })?.defaultValue).toBe("")
    expect(shown(view, sent("4712"))?.defaultValue).toBe("4712")
    expect(shown(view, sent(""))?.defaultValue).toBe("")
  })

  it("has the API's refusal beside it, and the focus", () => {
    const problems = refusedField("po_required")
    expect(problems).toEqual({ "rules.purchase_order": "sign.po.missing" })
    const field = shown({ requirement: "required" }, sent("", problems))
    expect(field?.getAttribute("aria-describedby")).toBe("sign-po-hint sign-po-problem")
    expect(document.getElementById("sign-po-problem")?.textContent).toBe(english.t("sign.po.missing"))
    expect([...document.querySelectorAll("[autofocus]")]).toEqual([field])
    expect(refusedField("decided")).toEqual({})
  })
})

describe("what was typed for a PO number", () => {
  it.each([
    ["", { value: undefined }],
    ["  ", { value: undefined }],
    [" 4711 ", { value: { po_number: "4711" } }],
    ["x".repeat(100), { value: { po_number: "x".repeat(100) } }],
    ["x".repeat(101), { problem: "sign.po.invalid" }],
    ["47\u202e11", { problem: "sign.po.invalid" }],
    ["\u200b", { problem: "sign.po.invalid" }],
  ])("%j", (text, result) => expect(poField.read(text)).toEqual(result))
})

it("an approval's stamp shows the number that came with it, and no other stamp does", () => {
  const approval = { ...aStamp, kind: "approved" as const, message: null, recorded_by: null, recorded_channel: null }
  const facts = { purchase_order: { requirement: "optional" as const, po_number: "№ 4712" } }
  const stamps = (rules: typeof aStamp.rules) => {
    const approvals = { request: null, decisions: [{ ...approval, rules }], difference: null }
    const page = aPageWith({ sections: { ...aPage.sections, approval: approvals } })
    return textOf(show(order(page)(english)).querySelector("[aria-labelledby=stamps]") ?? document.body)
  }
  expect(stamps(facts)).toContain("PO № 4712")
  expect(stamps({})).not.toContain("PO")
})
