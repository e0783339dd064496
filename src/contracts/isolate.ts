/** The Unicode blocks of scripts that run right to left, and the right-to-left mark U+200F. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Wraps right-to-left text in Unicode's first-strong isolate, so that it cannot reorder the numbers and words around
 * it. Other text stays as it is, for search and copying. The text must not hold isolate characters of its own.
 */
export const isolate = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text)
