import type { ErrorCode } from "@contracts/errors"
import { poField } from "./po-field"
import type { Problems } from "./sign-state"
import { ruleFieldName, type SigningField } from "./signing-field"

/** Registry: in the order of the form. A new rule adds a file and one line. */
export const signingFields: readonly SigningField[] = [poField]

/** The problem that a refusal is about, at the field of its rule; none for a refusal that is about no field. */
export function refusedField(code: ErrorCode, fields: readonly SigningField[] = signingFields): Problems {
  for (const { id, refusals } of fields) {
    const problem = refusals?.[code]
    if (problem) return { [ruleFieldName(id)]: problem }
  }
  return {}
}
