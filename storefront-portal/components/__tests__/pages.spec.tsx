/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { en } from "@messages/en"
import { createI18n, type I18n } from "@messages/i18n"
import { PSEUDO_CLOSE, PSEUDO_OPEN, pseudoCatalogue } from "@messages/pseudo"
import { PAGES } from "./support/pages"
import { axeFaults, english, show } from "./support/render"

describe.each(PAGES)("%s", (_name, render) => {
  it("has no fault that axe finds", async () => {
    show(render(english))
    expect(await axeFaults()).toEqual([])
  })

  it("says nothing that is not in the catalogue", () => {
    expect(outsideCatalogue(show(render(pseudo), pseudo))).toEqual([])
  })

  it("has one main heading, and ids that are its own", () => {
    const body = show(render(english))
    expect(body.querySelectorAll("h1")).toHaveLength(1)
    const ids = [...body.querySelectorAll("[id]")].map(({ id }) => id)
    expect(ids).toHaveLength(new Set(ids).size)
  })

  it("works under a policy that refuses inline styles, scripts and handlers", () => {
    const body = show(render(english))
    expect(body.querySelectorAll("style, script:not([src]), [style]")).toHaveLength(0)
  })
})

const marked = (text: string) => `${PSEUDO_OPEN}${text}${PSEUDO_CLOSE}`
const made = createI18n({
  locales: ["en-US"],
  timeZone: english.timeZone,
  isolateValues: true,
  catalogues: { en: pseudoCatalogue(en) },
})
/** What Intl writes is marked as well: months and currencies are Latin letters that no catalogue holds. */
const pseudo: I18n = {
  ...made,
  money: (amount, currency) => marked(made.money(amount, currency)),
  date: (at) => marked(made.date(at)),
  day: (day) => marked(made.day(day)),
  instant: (at) => marked(made.instant(at)),
  deadline: (at) => marked(made.deadline(at)),
  list: (parts) => marked(made.list(parts)),
}

/** Texts and labels with Latin letters outside of marks. Messages may stand in messages. */
function outsideCatalogue(body: HTMLElement): string[] {
  const texts = [...body.querySelectorAll("*")].flatMap((element) => [
    ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent ?? ""),
    ...["aria-label", "title", "alt", "placeholder", "data-missing", "data-busy"].map(
      (name) => element.getAttribute(name) ?? "",
    ),
  ])
  // A hash is no word; neither is what a page names in the code of its stamp. Intl names countries.
  const others = 'code, select[name="country_code"] option:not([value=""])'
  const code = new Set([...body.querySelectorAll(others)].map(({ textContent }) => textContent ?? ""))
  return texts.filter((text) => !code.has(text) && /[a-z]/i.test(withoutMarked(text)))
}

function withoutMarked(text: string): string {
  const shorter = text.replace(new RegExp(`${PSEUDO_OPEN}[^${PSEUDO_OPEN}${PSEUDO_CLOSE}]*${PSEUDO_CLOSE}`, "g"), "")
  return shorter === text ? text : withoutMarked(shorter)
}
