/** Numbers that were typed with commas or spaces between them; NaN for what is none. */
export const typedNumbers = (typed: string): number[] =>
  typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
