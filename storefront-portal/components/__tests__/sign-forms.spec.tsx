/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import type { SigningField } from "@/components/sign/signing-field"
import { DecisionCard } from "@/components/review/decision-card"
import { aPage, aRendering, aRequest, aStamp } from "./support/fixtures"
import { conflict, failed, review, typed } from "./support/pages"
import { english, show, textOf } from "./support/render"

const controls = (body: HTMLElement) =>
  Object.fromEntries(
    [...body.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]), textarea")].map(
      (control) => [control.id, control.type === "checkbox" ? control.hasAttribute("checked") : control.defaultValue],
    ),
  )
const forms = (body: HTMLElement) => [...body.querySelectorAll<HTMLFormElement>("form[data-sign]")]

describe("the forms of the signing page", () => {
  it("start with an empty name, the recipient's address and no consent", () => {
    expect(controls(show(review()(english)))).toEqual({
      "sign-name": "",
      "sign-email": aPage.viewer.email,
      "sign-consent": false,
      "note-changes_requested": "",
      "note-declined": "",
    })
  })

  it("post to their own page, each with its decision, the nonce and the form token", () => {
    const sent = forms(show(review()(english))).map((form) => ({
      to: form.getAttribute("action"),
      method: form.method,
      ...Object.fromEntries(["decision", "nonce", "form_token"].map((name) => [name, new FormData(form).get(name)])),
    }))
    const shared = { to: "/p/plink_1/review/preq_2#decision", method: "post", nonce: "nonce", form_token: "token" }
    expect(sent).toEqual([
      { ...shared, decision: "approved" },
      { ...shared, decision: "changes_requested" },
      { ...shared, decision: "declined" },
    ])
  })

  it("have no button that is off, and the amount on the one that signs", () => {
    const body = show(review()(english))
    expect(body.querySelectorAll("[disabled]")).toHaveLength(0)
    expect(textOf(body)).toContain("Sign and approve · $206.00")
  })

  it("show what is missing beside its field, tied to it, and start there", () => {
    const state = {
      typed: typed({ name: "", email: "sarah@", consent_sha256: "c".repeat(64) }),
      problems: { name: "sign.name.missing", email: "sign.email.missing" },
      failure: null,
      status: 400,
    } as const
    const body = show(review(state)(english))
    expect(controls(body)).toMatchObject({ "sign-name": "", "sign-email": "sarah@", "sign-consent": true })
    const name = body.querySelector("#sign-name")
    expect(name?.getAttribute("aria-describedby")).toBe("sign-name-hint sign-name-problem")
    expect(body.querySelector("#sign-name-problem")?.textContent).toBe(english.t("sign.name.missing"))
    expect([...body.querySelectorAll("[autofocus]")]).toEqual([name])
  })

  it("do not keep a tick that was given to another consent text", () => {
    const state = failed(conflict("changed"), { consent_sha256: "another" })
    expect(controls(show(review(state)(english)))["sign-consent"]).toBe(false)
  })

  it("open the note that was sent, with its text", () => {
    const state = {
      typed: typed({ decision: "declined", message: "" }),
      problems: { message: "sign.decline.missing" },
      failure: null,
      status: 400,
    } as const
    const body = show(review(state)(english))
    expect([...body.querySelectorAll("details[open] textarea")].map(({ id }) => id)).toEqual(["note-declined"])
    expect(body.querySelector("#note-changes_requested")?.hasAttribute("aria-invalid")).toBe(false)
  })

  it("link to the terms in a tab of their own, so that what is typed stays", () => {
    const link = show(review()(english)).querySelector('a[href$="/terms"]')
    expect(link?.getAttribute("href")).toBe("/p/plink_1/review/preq_2/terms")
    expect(link?.getAttribute("target")).toBe("_blank")
  })
})

describe("a request that cannot be decided", () => {
  it.each([
    ["withdrawn", { state: "withdrawn" }],
    ["replaced", { state: "superseded" }],
    ["overtaken by a change", { is_current: false }],
  ] as const)("has no forms when it is %s", (_, request) => {
    expect(forms(show(review(null, request)(english)))).toEqual([])
  })

  it("has none in a preview either, and says why", () => {
    const page = { ...aPage, viewer: { ...aPage.viewer, preview: true } }
    const body = show(review(null, {}, page)(english))
    expect(forms(body)).toEqual([])
    expect(textOf(body)).toContain(english.t("review.preview"))
  })

  it("shows what was typed, what differs and the way to the current version", () => {
    const state = failed(conflict("changed", { changes: aRequest.changes }), {
      decision: "changes_requested",
      message: "Синий",
    })
    const body = show(review(state, { is_current: false })(english))
    const text = textOf(body)
    for (const said of [english.t("sign.conflict.changed.title"), "12 → now: 15", "Синий"]) expect(text).toContain(said)
    expect(body.querySelector("#decision a.btn")?.getAttribute("href")).toBe("/p/plink_1")
  })

  it("names who responded and when", () => {
    const state = failed(conflict("decided", { decision: { ...aStamp, kind: "approved" } }))
    expect(textOf(show(review(state, { state: "approved" })(english)))).toContain(
      "Сара Смит approved this on Nov 19, 2026, 10:00 AM EST.",
    )
  })
})

it("says in the shop's words why its own rule refused a decision, and lets the client try again", () => {
  const body = show(review(failed({ kind: "shop", message: "Сначала договор" }))(english))
  expect(textOf(body)).toContain("Сначала договор")
  expect(forms(body)).toHaveLength(3)
})

it("a field of an approval rule stands in the form that signs, with what was typed and what is wrong", () => {
  const field: SigningField = {
    id: "po",
    render: ({ typed, problem }) => (
      <label>
        PO <input id="rules-po" name="rules.po" defaultValue={typed} /> {problem}
      </label>
    ),
    read: (text) => ({ value: text }),
  }
  const state = {
    typed: typed({ rules: { po: "4711" } }),
    problems: { "rules.po": "sign.name.missing" },
    failure: null,
    status: 400,
  } as const
  const body = show(
    <DecisionCard page={aPage} rendering={aRendering} formToken="t" state={state} i18n={english} fields={[field]} />,
  )
  const [approve, ...others] = forms(body)
  expect(approve?.querySelector("#rules-po")?.getAttribute("value")).toBe("4711")
  expect(approve?.textContent).toContain(english.t("sign.name.missing"))
  expect(others.flatMap((form) => [...form.querySelectorAll("#rules-po")])).toEqual([])
})
