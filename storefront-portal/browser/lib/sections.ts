import { carryTyped, controlsIn, isTyped } from "./typed"

export const sectionsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-section]")]

/** Whether the client types in the section, has their focus there or marks text in it. */
function isInUse(section: HTMLElement): boolean {
  const selection = document.getSelection()
  const hasSelection = selection !== null && !selection.isCollapsed && selection.containsNode(section, true)
  return section.contains(document.activeElement) || controlsIn(section).some(isTyped) || hasSelection
}

/**
 * Puts sections of a newer page in place of those whose version differs. What the client reads stays where it is on the
 * screen.
 * @param force swaps every section that differs, also one in use; what was typed is carried over
 * @returns the ids of the sections that were swapped, and of those that were left because they are in use
 */
export function swapSections(fresh: Document, { force }: { force: boolean }): { swapped: string[]; kept: string[] } {
  const swapped: string[] = []
  const kept: string[] = []
  keepScroll(() => {
    for (const old of sectionsIn(document)) {
      const id = old.dataset["section"] ?? ""
      const next = sectionsIn(fresh).find((section) => section.dataset["section"] === id)
      if (!next || next.dataset["version"] === old.dataset["version"]) continue
      if (!force && isInUse(old)) kept.push(id)
      else {
        carryTyped(old, next)
        old.replaceWith(document.adoptNode(next))
        swapped.push(id)
      }
    }
  })
  return { swapped, kept }
}

/** Browsers that anchor the scroll position themselves are left to it. */
function keepScroll(change: () => void): void {
  if (CSS.supports("overflow-anchor", "auto")) return change()
  const topOf = (section: HTMLElement) => section.firstElementChild?.getBoundingClientRect()
  const anchor = sectionsIn(document).find((section) => (topOf(section)?.bottom ?? 0) > 0)
  const id = anchor?.dataset["section"]
  const before = anchor && topOf(anchor)?.top
  change()
  const same = sectionsIn(document).find((section) => section.dataset["section"] === id)
  const after = same && topOf(same)?.top
  if (before !== undefined && after !== undefined) window.scrollBy(0, after - before)
}
