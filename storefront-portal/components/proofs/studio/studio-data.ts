import type { DecisionKind } from "@contracts/approval"
import type { ProofPage, ProofRendering } from "@contracts/proof/page"
import type { Words } from "@messages/create-i18n-from"
import type { Failure, Problems } from "@/components/sign/sign-state"

/** What was typed into one of the three forms of a proof. */
export interface ProofTyped {
  decision: DecisionKind
  name: string
  email: string
  message: string
  /** The consent text that was ticked, by its hash; null when the box was not. */
  consent_sha256: string | null
  ticks: readonly string[]
  chosen: readonly string[]
}

/** What a form that did not go through leaves behind. */
export interface ProofFormState {
  typed: ProofTyped
  problems: Problems
  failure: Failure | null
  status: number
}

/** What is shown of a proof, and its tag. Read anew while the page is open. */
export interface LiveProof {
  page: ProofPage
  rendering: ProofRendering | null
  etag: string | null
}

/** Answer to a decision that the page's script has sent. */
export type DecisionAnswer =
  { kind: "done"; proof: LiveProof | null } | { kind: "failed"; state: ProofFormState; proof: LiveProof | null }

/** Everything that the studio is made from, on the server and again in the browser. */
export interface StudioData {
  proof: LiveProof
  formToken: string
  /** Of a form that was sent without the script and did not go through. */
  state: ProofFormState | null
  /** The words of the studio in the reader's language, and how they are chosen (`createI18nFrom`). */
  words: { catalogues: Words; locales: readonly (string | null)[]; timeZone: string }
  /** Address of the script that compares two pictures. */
  differenceScript: string
}
