/** Markup that is safe to put into a page; strings are not, and are escaped on the way in. */
export class Markup {
  constructor(readonly value: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)

const print = (part: Part): string => {
  if (part === null) return ""
  if (part instanceof Markup) return part.value
  if (typeof part === "string" || typeof part === "number") return escape(String(part))
  return part.map((markup) => markup.value).join("")
}

/** A template literal whose values are escaped unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((string, index) => string + print(parts[index] ?? null)).join(""))
