import { contrast, inkOn } from "../../src/contracts/contrast"

/** WCAG 2.2, 1.4.3: text asks for 4.5. `accent` is "#rrggbb". */
export const ENOUGH_CONTRAST = 4.5

export function contrastOf(accent: string) {
  const inkColor = inkOn(accent)
  return { ink: contrast(accent, inkColor), inkColor, paper: contrast(accent, "#ffffff") }
}
