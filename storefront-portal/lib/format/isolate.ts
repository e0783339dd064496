const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u

/**
 * Text that runs right to left is fenced off (Unicode's first-strong isolate), so that it cannot pull the numbers and
 * words around it out of their order. Other text stays as it is, for search and copying.
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}
