import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"
import type { PortalErrorBody } from "../contracts/errors"
import { portalError } from "../lib/portal-error"
import { DetailedRefusal } from "./errors"

/** zod's own messages begin in lower case or with "Invalid"; ours are sentences to a person and need no path before them. */
const isSentence = (message: string): boolean => /^(Please|A |The |One )/.test(message)

type Part = "The body" | "The query"

const describe = (issue: z.core.$ZodIssue, part: Part): string => {
  if (issue.code === "unrecognized_keys") return `${issue.keys.map((key) => `"${key}"`).join(", ")} cannot be set here`
  if (isSentence(issue.message)) return issue.message
  const path = issue.path.join(".") || part
  if (issue.message.endsWith("received undefined")) return `"${path}" is missing`
  return `"${path}": ${issue.message}`
}

/** Postgres refuses NUL and silently replaces lone surrogates. */
const isStorableText = (text: string): boolean => !text.includes("\0") && text.isWellFormed()

/** Whether every text in a JSON value can be stored as it is. A list instead of recursion, which a deep value overflows. */
const isStorable = (value: unknown): boolean => {
  const open = [value]
  while (open.length) {
    const next = open.pop()
    if (typeof next === "string" && !isStorableText(next)) return false
    if (typeof next !== "object" || next === null) continue
    for (const [key, inner] of Object.entries(next)) {
      if (!isStorableText(key)) return false
      open.push(inner)
    }
  }
  return true
}

const invalid = (message: string, fields: PortalErrorBody["fields"] = []) =>
  new DetailedRefusal({ type: MedusaError.Types.INVALID_DATA, code: "invalid_request", message, fields })

const parse = <T extends z.ZodType>(schema: T, value: unknown, part: Part): z.output<T> => {
  if (!isStorable(value)) {
    throw invalid("The text contains a character that cannot be stored (a NUL or half of a symbol). Please remove it.")
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: describe(issue, part) }))
  throw invalid([...new Set(fields.map(({ message }) => message))].join(" "), fields)
}

/**
 * A request's body, checked and typed. Texts that the database cannot keep are refused here, not there.
 * @throws DetailedRefusal invalid_request (400) with every fault in words
 */
export const parseBody = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> =>
  parse(schema, body ?? {}, "The body")

/** The same for what stands behind the question mark of the address. @throws DetailedRefusal invalid_request (400) */
export const parseQuery = <T extends z.ZodType>(schema: T, query: unknown): z.output<T> =>
  parse(schema, query, "The query")

/** The parameters of the path. One that no id can be names nothing. @throws MedusaError not_found (404) */
export const parseParams = <T extends z.ZodType>(schema: T, params: unknown): z.output<T> => {
  const result = schema.safeParse(params)
  if (!result.success) throw portalError("not_found", "There is nothing at this address.")
  return result.data
}
