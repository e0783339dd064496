import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"

/** zod's own messages begin in lower case or with "Invalid"; ours are sentences to a person and need no path before them. */
const isSentence = (message: string): boolean => /^(Please|A |The |One )/.test(message)

const describe = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys") return `${issue.keys.map((key) => `"${key}"`).join(", ")} cannot be set here`
  if (isSentence(issue.message)) return issue.message
  const path = issue.path.join(".") || "The body"
  if (issue.message.endsWith("received undefined")) return `"${path}" is missing`
  return `"${path}": ${issue.message}`
}

/** Whether every text in a JSON value can be kept as it is: Postgres refuses NUL and silently replaces lone surrogates. */
const canBeKept = (value: unknown): boolean => {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed()
  if (typeof value !== "object" || value === null) return true
  return Object.entries(value).every(([key, inner]) => canBeKept(key) && canBeKept(inner))
}

/**
 * A request's body, checked and typed. Texts that the database cannot keep are refused here, not there.
 * @throws MedusaError invalid_data (400) with every fault in words
 */
export const parseBody = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => {
  if (!canBeKept(body)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The text contains a character that cannot be kept (a NUL or half of a symbol). Please remove it.",
    )
  }
  const result = schema.safeParse(body ?? {})
  if (result.success) return result.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, [...new Set(result.error.issues.map(describe))].join(" "))
}
