import type { ReactNode } from "react"
import type { I18n } from "@messages/i18n"
import { ApproveByLine } from "../approve-by-line"
import { DecisionForms, type LiveForms } from "./decision-forms"
import { FailureNote } from "./failure-note"
import { ProofStamp } from "./proof-stamp"
import type { LiveProof, ProofFormState } from "./studio-data"

interface Props {
  proof: LiveProof
  path: string
  formToken: string
  state: ProofFormState | null
  remarks: number
  i18n: I18n
  live?: LiveForms
  /** What the script has to say first, for example that there is no answer. */
  children?: ReactNode
}

/** The forms to decide with; once something was decided, its stamp stands in their place. */
export function DecisionArea({ proof, path, formToken, state, remarks, i18n, live, children }: Props) {
  const { page, rendering } = proof
  const [version] = page.versions
  const { approve_by: approveBy, state: standing } = page.proof
  const isAsked = rendering !== null && rendering.request.state === "open" && version !== undefined
  return (
    <section id="decision" className="studio-decide" aria-labelledby="decision-title">
      <h2 id="decision-title" className="sr-only">
        {i18n.t("studio.decide")}
      </h2>
      {children}
      {state?.failure && <FailureNote failure={state.failure} i18n={i18n} />}
      {!isAsked && version?.decision && (
        <>
          <ProofStamp stamp={version.decision} i18n={i18n} />
          <p className="text-sm text-ink-2">{i18n.t(`studio.done.${version.decision.kind}`)}</p>
        </>
      )}
      {!isAsked && !version?.decision && (
        <p>{i18n.t(standing === "superseded" ? "studio.closed.superseded" : "studio.closed.withdrawn")}</p>
      )}
      {isAsked && approveBy && (
        <p className="num text-sm text-ink-2">
          <ApproveByLine approveBy={approveBy} i18n={i18n} />
        </p>
      )}
      {isAsked && page.viewer.preview && (
        <p className="rounded-xl bg-wait-soft px-4 py-3 text-wait">{i18n.t("studio.decide.preview")}</p>
      )}
      {isAsked && !page.viewer.preview && (
        <DecisionForms {...{ page, version, rendering, path, formToken, state, remarks, i18n, live }} />
      )}
      {!isAsked && (
        <a className="btn" href={`/p/${page.viewer.link_id}`}>
          {i18n.t("studio.back.full")}
        </a>
      )}
    </section>
  )
}
