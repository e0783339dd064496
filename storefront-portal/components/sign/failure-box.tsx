import type { DecisionConflict } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { ChangesList } from "@/components/review/changes-list"
import { FailureFrame } from "./failure-frame"
import type { Failure, SignState } from "./sign-state"

interface Props {
  state: SignState
  currency: string
  linkId: string
  /** The request cannot be decided any more. */
  isClosed: boolean
  i18n: I18n
}

/** Says on top of the form why nothing was decided, and offers the way on. */
export function FailureBox({ state: { failure }, currency, linkId, isClosed, i18n }: Props) {
  if (!failure) return null
  const { title, text } = wordsFor(failure, i18n)
  return (
    <FailureFrame title={title}>
      <p dir="auto">{text}</p>
      {failure.kind === "conflict" && failure.conflict.changes.length > 0 && (
        <ChangesList changes={failure.conflict.changes} currency={currency} i18n={i18n} />
      )}
      {isClosed && (
        <a className="btn mt-1" href={`/p/${linkId}`}>
          {i18n.t("sign.conflict.act")}
        </a>
      )}
    </FailureFrame>
  )
}

function wordsFor(failure: Failure, i18n: I18n): { title: string; text: string } {
  if (failure.kind === "words") return { title: i18n.t(failure.title), text: i18n.t(failure.text) }
  if (failure.kind === "shop") return { title: i18n.t("sign.error.refused.title"), text: failure.message }
  return conflictWords(failure.conflict, i18n)
}

function conflictWords({ code, changes, decision }: DecisionConflict, i18n: I18n): { title: string; text: string } {
  // The order still reads the same: only the page has aged.
  const key = code === "changed" && changes.length === 0 ? "stale" : code
  const title = i18n.t(`sign.conflict.${key}.title`)
  if (key !== "decided") return { title, text: i18n.t(`sign.conflict.${key}.text`) }
  if (!decision) return { title, text: i18n.t("sign.conflict.decided.unknown") }
  const { kind, name, at } = decision
  return {
    title,
    text: i18n.t("sign.conflict.decided.text", { kind, name: name ?? i18n.t("stamp.erased"), date: i18n.instant(at) }),
  }
}
