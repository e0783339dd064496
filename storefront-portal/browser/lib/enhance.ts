import { showLocalTimes } from "./local-times"

type Enhancement = (root: ParentNode) => void

/** What scripts add to the parts of a page, also to those that are swapped in later. A new one adds a file and one line. */
const enhancements: readonly Enhancement[] = [showLocalTimes]

export function enhance(root: ParentNode): void {
  for (const apply of enhancements) apply(root)
}
