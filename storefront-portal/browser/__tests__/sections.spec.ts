/** @jest-environment jsdom */
import { swapSections } from "../lib/sections"

const section = (id: string, version: string, content: string) =>
  `<div data-section="${id}" data-version="${version}">${content}</div>`
const page = (...sections: string[]) => `<main id="content" tabindex="-1">${sections.join("")}</main>`
const fresh = (...sections: string[]) => new DOMParser().parseFromString(page(...sections), "text/html")
const shown = (...sections: string[]) => {
  document.body.innerHTML = page(...sections)
}
const contentOf = (id: string) => document.querySelector(`[data-section=${id}]`)?.textContent
const find = <E extends HTMLElement>(selector: string): E => {
  const found = document.querySelector<E>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}

beforeAll(() => {
  // jsdom has no layout that could scroll.
  Object.defineProperty(window, "scrollBy", { value: () => undefined })
})

describe("sections of a newer page", () => {
  it("take the place of those whose version differs, and of no others", () => {
    shown(section("order", "1", "old order"), section("delivery", "1", "old delivery"))
    const untouched = find("[data-section=delivery]")
    const swap = swapSections(fresh(section("order", "2", "new order"), section("delivery", "1", "other")), {
      force: false,
    })
    expect(swap).toEqual({ swapped: ["order"], kept: [] })
    expect(contentOf("order")).toBe("new order")
    expect(find("[data-section=delivery]")).toBe(untouched)
    expect(contentOf("delivery")).toBe("old delivery")
  })

  it("leave alone a section that holds the focus", () => {
    shown(section("order", "1", '<a href="#x">link</a>'))
    find("a").focus()
    expect(swapSections(fresh(section("order", "2", "new")), { force: false })).toEqual({
      swapped: [],
      kept: ["order"],
    })
    expect(document.activeElement).toBe(find("a"))
  })

  it("leave alone a section in which something was typed or ticked", () => {
    const form = '<input id="name" value="given"><input id="tick" type="checkbox"><textarea id="note"></textarea>'
    const change: Record<string, () => void> = {
      name: () => (find<HTMLInputElement>("#name").value = "typed"),
      tick: () => (find<HTMLInputElement>("#tick").checked = true),
      note: () => (find<HTMLTextAreaElement>("#note").value = "typed"),
    }
    for (const act of Object.values(change)) {
      shown(section("decision", "1", form))
      act()
      expect(swapSections(fresh(section("decision", "2", form)), { force: false }).kept).toEqual(["decision"])
    }
    shown(section("decision", "1", form))
    expect(swapSections(fresh(section("decision", "2", form)), { force: false }).swapped).toEqual(["decision"])
  })

  it("take over what was typed when the client asks for them, and keep open what was open", () => {
    const form = '<details><summary>More</summary><textarea id="note"></textarea></details>'
    shown(section("decision", "1", form))
    find<HTMLTextAreaElement>("#note").value = "Navy, please"
    find<HTMLDetailsElement>("details").open = true
    expect(swapSections(fresh(section("decision", "2", form)), { force: true }).swapped).toEqual(["decision"])
    expect(find<HTMLTextAreaElement>("#note").value).toBe("Navy, please")
    expect(find<HTMLDetailsElement>("details").open).toBe(true)
  })

  it("take over a tick only beside the words that it was given to", () => {
    const consent = (words: string) => `<label><input id="tick" type="checkbox">${words}</label>`
    for (const [words, ticked] of [
      ["for $10", true],
      ["for $12", false],
    ] as const) {
      shown(section("decision", "1", consent("for $10")))
      find<HTMLInputElement>("#tick").checked = true
      swapSections(fresh(section("decision", "2", consent(words))), { force: true })
      expect(find<HTMLInputElement>("#tick").checked).toBe(ticked)
    }
  })

  it("show what was typed where the newer page has no field for it", () => {
    shown(section("decision", "1", '<textarea id="note"></textarea>'))
    find<HTMLTextAreaElement>("#note").value = "Navy, please"
    const closed = "<div data-typed hidden><blockquote></blockquote></div>"
    swapSections(fresh(section("decision", "2", closed)), { force: true })
    expect(find("[data-typed]").hidden).toBe(false)
    expect(find("blockquote").textContent).toBe("Navy, please")
  })
})
