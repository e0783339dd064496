import { readFileSync } from "node:fs"
import type { AxeResults } from "axe-core"
import type { Locator } from "playwright-core"

declare global {
  interface Window {
    /** What axe's script leaves in the page. */
    axe: typeof import("axe-core")
  }
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

/** What axe finds serious or critical in this part of a page, short enough to be read in a failed test. */
export const axeFaults = async (part: Locator, where: string): Promise<string[]> => {
  // By the debugger and not by a script element, which the portal's policy rightly refuses.
  await part.page().evaluate(AXE)
  const { violations } = await part.evaluate<AxeResults, string[]>(
    (element, tags) =>
      window.axe.run(element, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      }),
    TAGS,
  )
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${where}: ${id} at ${node.target.join(" ")}: ${node.failureSummary}`),
    )
}
