import type { DecisionConflict } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { FailureFrame } from "@/components/sign/failure-frame"
import type { Failure } from "@/components/sign/sign-state"

/** Why nothing was decided, above the forms. */
export function FailureNote({ failure, i18n }: { failure: Failure; i18n: I18n }) {
  const { title, text } = wordsFor(failure, i18n)
  return (
    <FailureFrame title={title}>
      <p dir="auto">{text}</p>
    </FailureFrame>
  )
}

function wordsFor(failure: Failure, i18n: I18n): { title: string; text: string } {
  if (failure.kind === "words") return { title: i18n.t(failure.title), text: i18n.t(failure.text) }
  if (failure.kind === "shop") return { title: i18n.t("sign.error.refused.title"), text: failure.message }
  const key = conflictKey(failure.conflict)
  return { title: i18n.t(`studio.conflict.${key}.title`), text: i18n.t(`studio.conflict.${key}.text`) }
}

/** The proof still reads the same, and only the page has aged: `stale`. */
function conflictKey({ code, changes }: DecisionConflict): DecisionConflict["code"] | "stale" {
  return code === "changed" && changes.length === 0 ? "stale" : code
}
