import type { ReactNode } from "react"
import type { ProjectPage } from "@contracts/project-page"

interface Props {
  id: string
  /** The parts of the page that the section is made from. */
  parts: readonly string[]
  /** None on a page that does not update itself. */
  versions?: ProjectPage["versions"]
  children: ReactNode
}

/**
 * A piece of a page that is swapped as a whole when one of its parts changed (browser/lib/updates.ts). It stands there
 * also while it has nothing to show, so that what appears later has its place.
 */
export function Section({ id, parts, versions = {}, children }: Props) {
  return (
    <div className="contents" data-section={id} data-version={parts.map((part) => versions[part] ?? "").join("-")}>
      {children}
    </div>
  )
}
