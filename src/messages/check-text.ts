import { IntlMessageFormat } from "intl-messageformat"

type Ast = ReturnType<IntlMessageFormat["getAst"]>
type Element = Ast[number]

/**
 * How a placeholder is used: as it is, formatted, or to choose between forms. What is no date cannot be written as one. The
 * numbers are those of the parser's element types.
 */
type Kind = "value" | "number" | "date" | "time" | "select" | "plural"
const KINDS: Readonly<Record<number, Kind>> = {
  1: "value",
  2: "number",
  3: "date",
  4: "time",
  5: "select",
  6: "plural",
}

/** Why a text cannot take the place of a message, and where in it: lines and columns count from 1. */
export type TextProblem = {
  /** `syntax`: braces or forms that are not complete. `unknown`: a placeholder that the message does not have. `use`: one that
   * the message uses in another way. */
  code: "syntax" | "unknown" | "use"
  /** The placeholder; empty for a problem of syntax. */
  name: string
  line: number
  column: number
}

type Placeholder = { name: string; kind: Kind; line: number; column: number }

const placeholdersOf = (elements: readonly Element[]): Placeholder[] =>
  elements.flatMap((element): Placeholder[] => {
    const kind = KINDS[element.type]
    if (kind === undefined || !("value" in element)) return []
    const { line = 1, column = 1 } = element.location?.start ?? {}
    const nested =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => placeholdersOf(value)) : []
    return [{ name: element.value, kind, line, column }, ...nested]
  })

const parse = (text: string, language: string): Ast =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true, captureLocation: true }).getAst()

/** Where the parser stopped; the beginning, for an error that does not say. */
const placeOf = (error: unknown): { line: number; column: number } => {
  const location: unknown = error instanceof Error && "location" in error ? error.location : null
  const start: unknown = location instanceof Object && "start" in location ? location.start : null
  if (!(start instanceof Object) || !("line" in start) || !("column" in start)) return { line: 1, column: 1 }
  return { line: Number(start.line), column: Number(start.column) }
}

/**
 * Checks a shop's own text for a message: it is complete, and names only what the message names, in the same way. It may
 * leave placeholders out. Pure.
 * @param original the message of the catalogue
 * @returns the first problem; null for a text that can be used
 */
export const checkText = (text: string, original: string, language: string): TextProblem | null => {
  const known = placeholdersOf(parse(original, language))
  let written: Placeholder[]
  try {
    written = placeholdersOf(parse(text, language))
  } catch (error) {
    return { code: "syntax", name: "", ...placeOf(error) }
  }
  for (const { name, kind, line, column } of written) {
    const same = known.filter((one) => one.name === name)
    if (same.length === 0) return { code: "unknown", name, line, column }
    if (!same.some((one) => one.kind === kind)) return { code: "use", name, line, column }
  }
  return null
}

/** Names of the placeholders of a message, each once, in their order. */
export const placeholderNames = (message: string, language: string): string[] => [
  ...new Set(placeholdersOf(parse(message, language)).map(({ name }) => name)),
]
