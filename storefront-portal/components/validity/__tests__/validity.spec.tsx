/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import type { ApprovalRequest } from "@contracts/approval"
import type { ValidityView } from "@contracts/quote-validity"
import { aPage, aRequest } from "@/components/__tests__/support/fixtures"
import { failed, review, typed } from "@/components/__tests__/support/pages"
import { axeFaults, english, show, textOf } from "@/components/__tests__/support/render"
import { OrderPage } from "@/components/order/order-page"
import { decisionFailure } from "@/lib/errors/decision-failure"
import { PortalApiError } from "@client/index"

const UNTIL = "2026-11-28T22:59:59.999Z"
const VALID: ValidityView = { valid_until: UNTIL, is_expired: false, renewal_requested_at: null }
const EXPIRED = { ...VALID, is_expired: true }
const ASKED = { ...EXPIRED, renewal_requested_at: "2026-11-29T09:00:00.000Z" }

const requestWith = (validity: ValidityView | undefined, more: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
  ...aRequest,
  ...more,
  rules: validity ? { validity } : {},
})
const order = (request: ApprovalRequest, viewer = aPage.viewer, action_items = aPage.action_items) =>
  show(
    <OrderPage
      page={{
        ...aPage,
        viewer,
        action_items,
        sections: { ...aPage.sections, approval: { ...aPage.sections.approval, request } },
      }}
      linkId="plink_1"
      account={null}
      formToken="token"
      thanks={null}
      delegated={null}
      i18n={english}
    />,
  )
const sectionOf = (body: HTMLElement, id: string): HTMLElement => {
  const section = body.querySelector<HTMLElement>(`[data-section=${id}]`)
  if (!section) throw new Error(`There is no section ${id}`)
  return section
}
const renewalForm = (root: HTMLElement) => root.querySelector<HTMLFormElement>('form[action*="/renewal/"]')
const sign = (validity: ValidityView, state: Parameters<typeof review>[0] = null, viewer = aPage.viewer) =>
  sectionOf(show(review(state, requestWith(validity), { ...aPage, viewer })(english)), "decision")
const approveButton = (root: HTMLElement) =>
  root.querySelector<HTMLButtonElement>('form:has([value="approved"]) > button')

beforeEach(() => jest.useFakeTimers({ now: Date.parse("2026-11-26T12:00:00.000Z") }))
afterEach(() => jest.useRealTimers())

describe("the order page", () => {
  it("says until when the quote can be approved, in which zone, and how long that is", () => {
    const section = sectionOf(order(requestWith(VALID)), "validity")
    const time = section.querySelector("time")
    expect(time?.dateTime).toBe(UNTIL)
    expect(textOf(section)).toContain(english.instant(UNTIL))
    expect(textOf(section)).toContain("2 days left")
    expect(renewalForm(section)).toBeNull()
  })

  it("offers a renewed quote with one press once it has expired, without any script", async () => {
    const section = sectionOf(order(requestWith(EXPIRED)), "validity")
    expect(textOf(section)).toContain("This quote has expired")
    const form = renewalForm(section)
    expect(form?.method).toBe("post")
    expect(form?.getAttribute("action")).toBe(`/p/plink_1/renewal/${aRequest.id}`)
    expect(form?.querySelectorAll("button")).toHaveLength(1)
    expect(form?.querySelector<HTMLInputElement>("input[name=form_token]")?.value).toBe("token")
    jest.useRealTimers()
    expect(await axeFaults()).toEqual([])
  })

  it("does not say beside it that the shop is revising the quote", () => {
    const body = order(requestWith(EXPIRED), aPage.viewer, [])
    expect(textOf(sectionOf(body, "status"))).toBe("")
    expect(textOf(sectionOf(order(requestWith(VALID), aPage.viewer, []), "status"))).not.toBe("")
  })

  it("says that a renewed quote was requested, and when, in place of the button", () => {
    const section = sectionOf(order(requestWith(ASKED)), "validity")
    expect(textOf(section)).toContain("A renewed quote was requested")
    expect(renewalForm(section)).toBeNull()
  })

  it("has no button in a preview", () => {
    expect(renewalForm(order(requestWith(EXPIRED), { ...aPage.viewer, preview: true }))).toBeNull()
  })

  it.each([
    ["without a date", requestWith(undefined)],
    ["that is decided", requestWith(EXPIRED, { state: "approved" })],
    ["that was withdrawn", requestWith(VALID, { state: "withdrawn" })],
    ["that is out of date", requestWith(VALID, { is_current: false })],
  ])("says nothing about a request %s", (_, request) => {
    expect(textOf(sectionOf(order(request), "validity"))).toBe("")
  })
})

describe("the signing page", () => {
  it("says until when it can be signed, and can be signed", () => {
    const card = sign(VALID)
    expect(textOf(card)).toContain(english.instant(UNTIL))
    expect(approveButton(card)?.disabled).toBe(false)
  })

  it("cannot be signed once the quote has expired, but sent back, declined, or asked to be renewed", () => {
    const card = sign(EXPIRED)
    expect(approveButton(card)?.disabled).toBe(true)
    expect(renewalForm(card)).not.toBeNull()
    expect(card.querySelectorAll("details form button:not([disabled])")).toHaveLength(2)
  })

  it("says clearly that an approval came too late, and keeps what was typed", async () => {
    const body = { type: "not_allowed", code: "quote_expired" as const, message: "This quote has expired." }
    const refusal = new PortalApiError(409, body)
    const card = sign(EXPIRED, failed(decisionFailure(refusal), typed({ name: "Сара Смит" })))
    const alert = card.querySelector("[role=alert]:not([hidden])")
    expect(alert && textOf(alert)).toBe(
      "Your approval came too lateNothing was approved: the quote has expired. Everything you typed is still here.",
    )
    expect(card.querySelector<HTMLInputElement>("#sign-name")?.value).toBe("Сара Смит")
    jest.useRealTimers()
    expect(await axeFaults()).toEqual([])
  })

  it("has no button for a renewal in a preview", () => {
    expect(renewalForm(sign(EXPIRED, null, { ...aPage.viewer, preview: true }))).toBeNull()
  })
})
