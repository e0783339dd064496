import { Fragment } from "react"
import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { delegatePath } from "@/components/delegate/delegate-page"
import { FailureBox } from "@/components/sign/failure-box"
import { ScriptFailures } from "@/components/sign/script-failures"
import { SignForms } from "@/components/sign/sign-forms"
import type { SignState } from "@/components/sign/sign-state"
import type { SigningField } from "@/components/sign/signing-field"
import { signingNotices } from "@/components/sign/signing-notices"
import { closedWords } from "./closed"

interface Props {
  page: ProjectPage
  rendering: Rendering
  formToken: string
  state: SignState | null
  i18n: I18n
  fields?: readonly SigningField[]
}

export function DecisionCard({ page: { viewer, shop }, rendering, formToken, state, i18n, fields }: Props) {
  const { request, document } = rendering
  const closed = closedWords(request)
  const path = `/p/${viewer.link_id}`
  return (
    <section
      id="decision"
      className="card no-print grid gap-4 p-5 shadow-(--shadow) wide:sticky wide:top-4"
      aria-labelledby="decision-title"
    >
      <h2 id="decision-title">{i18n.t("review.act")}</h2>
      {state && (
        <FailureBox
          state={state}
          currency={document.currency_code}
          linkId={viewer.link_id}
          isClosed={closed !== null}
          i18n={i18n}
        />
      )}
      {closed && (
        <div className="grid gap-3">
          <p>
            {i18n.t(closed)} {i18n.t("review.closed.text")}
          </p>
          <TypedText text={state?.typed.message ?? ""} i18n={i18n} />
          {!state?.failure && (
            <a className="btn btn-primary" href={path}>
              {i18n.t("review.closed.act")}
            </a>
          )}
        </div>
      )}
      {!closed &&
        signingNotices.map(({ id, render }) => (
          <Fragment key={id}>{render({ request, viewer, formToken, i18n })}</Fragment>
        ))}
      {!closed && viewer.preview && (
        <p className="rounded-xl bg-wait-soft px-4 py-3 text-wait">{i18n.t("review.preview")}</p>
      )}
      {!closed && !viewer.preview && (
        <>
          <ScriptFailures linkId={viewer.link_id} i18n={i18n} />
          <SignForms {...{ rendering, shop, viewer, formToken, state, i18n, fields }} />
        </>
      )}
      {!closed && viewer.can_delegate && (
        <p className="-my-2.5 text-sm">
          <a className="link tap" href={delegatePath(viewer.link_id)}>
            {i18n.t("delegate.sign")}
          </a>
        </p>
      )}
    </section>
  )
}

/** What was typed into a form that is gone; the script fills it in where the page closed under the client. */
function TypedText({ text, i18n }: { text: string; i18n: I18n }) {
  return (
    <div hidden={text === ""} data-typed="" className="grid gap-1 [&[hidden]]:hidden">
      <p className="text-sm text-ink-2">{i18n.t("sign.typed")}</p>
      <blockquote className="rounded-xl bg-ground px-4 py-2.5 whitespace-pre-line" dir="auto">
        {text}
      </blockquote>
    </div>
  )
}
