import { decisionRulesSchema } from "@contracts/approval-rules"
import { decisionKindSchema, type Decide } from "@contracts/approval"
import type { MessageKey } from "@messages/index"
import type { Problems, Typed } from "@/components/sign/sign-state"
import { ruleFieldName, type SigningField } from "@/components/sign/signing-field"
import { signingFields } from "@/components/sign/signing-fields"
import { looksLikeEmail } from "@/lib/format/looks-like-email"

export interface SignForm {
  typed: Typed
  problems: Problems
  /** Null while there are problems. */
  decision: Decide | null
}

/** Reads what the signing page's forms send. Null for what none of them sends. */
export function readSignForm(form: URLSearchParams, fields: readonly SigningField[] = signingFields): SignForm | null {
  const kind = decisionKindSchema.safeParse(form.get("decision"))
  const nonce = form.get("nonce")
  if (!kind.success || !nonce) return null
  const typed: Typed = {
    decision: kind.data,
    name: form.get("name")?.trim() ?? "",
    email: form.get("email")?.trim() ?? "",
    // Forms send every line break as two characters, which would count twice against the limit.
    message: form.get("message")?.replaceAll("\r\n", "\n").trim() ?? "",
    consent_sha256: form.has("consent") ? form.get("consent_sha256") : null,
    rules: Object.fromEntries(fields.map(({ id }) => [id, form.get(ruleFieldName(id)) ?? ""])),
  }
  const rules = kind.data === "approved" ? readRules(typed, fields) : { values: {}, problems: {} }
  const problems = { ...rules.problems, ...problemsOf(typed) }
  const isComplete = Object.keys(problems).length === 0
  return { typed, problems, decision: isComplete ? decisionOf(typed, nonce, rules.values) : null }
}

const NOTE_MISSING = { changes_requested: "sign.changes.missing", declined: "sign.decline.missing" } as const

function problemsOf({ decision, name, email, message, consent_sha256 }: Typed): Problems {
  if (decision !== "approved") return message === "" ? { message: NOTE_MISSING[decision] } : {}
  return {
    ...(name === "" && { name: "sign.name.missing" as const }),
    ...(!looksLikeEmail(email) && { email: "sign.email.missing" as const }),
    ...(consent_sha256 === null && { consent: "sign.consent.missing" as const }),
  }
}

function decisionOf({ decision, name, email, message }: Typed, nonce: string, rules: Record<string, unknown>): Decide {
  if (decision !== "approved") return { decision, nonce, message }
  return {
    decision,
    nonce,
    name,
    email,
    consent: true,
    ...(Object.keys(rules).length > 0 && { rules: decisionRulesSchema.parse(rules) }),
  }
}

function readRules(typed: Typed, fields: readonly SigningField[]) {
  const values: Record<string, unknown> = {}
  const problems: Record<string, MessageKey> = {}
  for (const { id, read } of fields) {
    const result = read(typed.rules[id] ?? "")
    if ("problem" in result) problems[ruleFieldName(id)] = result.problem
    else if (result.value !== undefined) values[id] = result.value
  }
  return { values, problems }
}
