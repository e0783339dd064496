/** Unicode keeps these blocks for scripts that run right to left, U+200F is the mark that does as they do. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Text that runs right to left is fenced off (Unicode's first-strong isolate), so that it cannot pull the numbers and
 * words around it out of their order; `typedText` has taken out what could end the fence from within. Other text stays
 * as it is, for search and copying.
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}
