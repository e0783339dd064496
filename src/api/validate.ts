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

/**
 * A request's body, checked and typed. Texts that Postgres cannot hold (NUL) are refused here, not there.
 * @throws MedusaError invalid_data (400) with every fault in words
 */
export const parseBody = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => {
  if (JSON.stringify(body ?? null).includes("\\u0000")) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The text contains a character that cannot be kept (NUL). Please remove it.",
    )
  }
  const result = schema.safeParse(body ?? {})
  if (result.success) return result.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, [...new Set(result.error.issues.map(describe))].join(" "))
}
