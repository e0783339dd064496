import { carryTyped, controlsIn, isTyped } from "./typed"

export const sectionsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-section]")]

/** Whether the client types in the section, has attached files in it, has their focus there or marks text in it. */
function isInUse(section: HTMLElement): boolean {
  const selection = document.getSelection()
  const hasSelection = selection !== null && !selection.isCollapsed && selection.containsNode(section, true)
  const hasFiles = section.querySelector("[data-file]") !== null
  return section.contains(document.activeElement) || controlsIn(section).some(isTyped) || hasFiles || hasSelection
}

/**
 * Puts sections of a newer page in place of those whose version differs. What the client reads stays where it is on the
 * screen.
 * @param force swaps every section that differs, also one in use; what was typed is carried over
 * @returns the ids of the sections that were swapped, and of those that were left because they are in use
 */
export function swapSections(fresh: Document, { force }: { force: boolean }): { swapped: string[]; kept: string[] } {
  const newer = sectionsIn(document).flatMap((old) => {
    const next = sectionsIn(fresh).find((section) => idOf(section) === idOf(old))
    return next && next.dataset["version"] !== old.dataset["version"] ? [{ old, next }] : []
  })
  const swapping = newer.filter(({ old }) => force || !isInUse(old))
  const kept = newer.filter((one) => !swapping.includes(one))
  keepScroll(new Set(swapping.map(({ old }) => old)), () => {
    for (const { old, next } of swapping) {
      carryTyped(old, next)
      old.replaceWith(document.adoptNode(next))
    }
  })
  return { swapped: swapping.map(({ old }) => idOf(old)), kept: kept.map(({ old }) => idOf(old)) }
}

const idOf = (section: HTMLElement): string => section.dataset["section"] ?? ""

/**
 * Keeps the first section in view where it is, one that stays if there is any. Browsers that anchor the scroll position
 * themselves lose their anchor when it is in a section that goes.
 */
function keepScroll(going: ReadonlySet<HTMLElement>, change: () => void): void {
  const boxOf = (section: HTMLElement | undefined) => section?.firstElementChild?.getBoundingClientRect()
  const inView = sectionsIn(document).filter((section) => {
    const box = boxOf(section)
    return box !== undefined && box.bottom > 0 && box.top < innerHeight
  })
  const anchor = inView.find((section) => !going.has(section)) ?? inView[0]
  const before = boxOf(anchor)?.top
  change()
  const after = boxOf(anchor && sectionsIn(document).find((section) => idOf(section) === idOf(anchor)))?.top
  if (before !== undefined && after !== undefined) window.scrollBy(0, after - before)
}
