import { PROOF_RULE } from "@contracts/proof/proof"
import type { Decide } from "@contracts/approval"
import type { Annotation } from "@contracts/proof/annotation"
import type { ProofTyped } from "@/components/proofs/studio/studio-data"
import type { Problems } from "@/components/sign/sign-state"
import { readSignForm } from "@/lib/sign/read-sign-form"
import { composeMessage } from "./compose-message"

export interface ProofForm {
  typed: ProofTyped
  problems: Problems
  /** Null while there are problems. */
  decision: Decide | null
}

/**
 * Reads what the forms of a proof send. Null for what none of them sends.
 * @param remarks that a request for changes carries beside what was typed
 * @param required ids of the ticks that an approval needs, so that all that is missing is said at once
 */
export function readProofForm(
  form: URLSearchParams,
  remarks: readonly Annotation[],
  required: readonly string[],
): ProofForm | null {
  const message = form.get("message")?.replaceAll("\r\n", "\n").trim() ?? ""
  const composed = new URLSearchParams(form)
  if (form.get("decision") === "changes_requested") composed.set("message", composeMessage(message, remarks))
  const read = readSignForm(composed, [])
  if (read === null) return null
  const { decision, name, email, consent_sha256 } = read.typed
  const [ticks, chosen] = [form.getAll("tick"), form.getAll("chosen")]
  const typed = { decision, name, email, consent_sha256, message, ticks, chosen }
  const problems = wordsOf(read.problems)
  if (decision === "approved" && required.some((id) => !ticks.includes(id)))
    return { typed, problems: { ...problems, tick: "studio.ticks.missing" }, decision: null }
  return {
    typed,
    problems,
    decision:
      read.decision?.decision === "approved"
        ? { ...read.decision, rules: { [PROOF_RULE]: { ticks, chosen } } }
        : read.decision,
  }
}

/** A proof is asked about with words of its own. */
function wordsOf({ message, ...others }: Problems): Problems {
  if (message === "sign.changes.missing") return { ...others, message: "studio.changes.missing" }
  return message ? { ...others, message } : others
}
