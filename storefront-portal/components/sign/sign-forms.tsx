import { Fragment, type ReactNode } from "react"
import type { DecisionKind, Rendering } from "@contracts/approval"
import type { Viewer } from "@contracts/portal-session"
import type { I18n } from "@messages/i18n"
import { described, Field, Problem, TextArea } from "@/components/form/field"
import { reviewPath } from "@/components/review/review-path"
import { FormTokenInput } from "@/components/form/form-token-input"
import { Icon } from "@/components/shell/icon"
import type { Shop } from "@contracts/shop"
import type { SignState, Typed } from "./sign-state"
import { ruleFieldName, type SigningField } from "./signing-field"
import { signingFields } from "./signing-fields"
import { isApprovalBlocked } from "./signing-notices"

export interface SignFormsProps {
  rendering: Rendering
  shop: Shop
  viewer: Viewer
  formToken: string
  state: SignState | null
  i18n: I18n
  fields?: readonly SigningField[]
}

/**
 * The three ways to decide, each a plain form that posts to its own page. The script on top of them (browser/sign.ts)
 * adds checks in place, a busy state and a time limit.
 */
export function SignForms(props: SignFormsProps) {
  return (
    <div className="grid gap-4">
      <ApproveForm {...props} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(11rem,100%),1fr))] gap-2.5">
        <NoteForm {...props} kind="changes_requested" />
        <NoteForm {...props} kind="declined" />
      </div>
      <p className="text-sm text-ink-2">{props.i18n.t("sign.copy")}</p>
    </div>
  )
}

function ApproveForm(props: SignFormsProps) {
  const { rendering, shop, viewer, state, i18n, fields = signingFields } = props
  const { request, document, consent, terms } = rendering
  const typed = state?.typed.decision === "approved" ? state.typed : null
  const problem = problemsOf(props, "approved")
  const first = typed && Object.keys(state?.problems ?? {})[0]
  return (
    <DecisionForm {...props} kind="approved">
      {fields.map(({ id, render }) => {
        const name = ruleFieldName(id)
        const field = { typed: typed?.rules[id], problem: problem(name), autoFocus: first === name }
        return <Fragment key={id}>{render({ rendering, i18n, ...field })}</Fragment>
      })}
      <Field
        id="sign-name"
        name="name"
        label={i18n.t("sign.name")}
        hint={i18n.t("sign.name.hint")}
        problem={problem("name")}
        autoFocus={first === "name"}
        data-missing={i18n.t("sign.name.missing")}
        defaultValue={typed?.name}
        autoComplete="name"
        maxLength={200}
        required
        dir="auto"
      >
        <p
          hidden
          data-signature=""
          aria-hidden="true"
          dir="auto"
          className="signature min-h-10 truncate border-b border-dashed border-line-strong text-2xl leading-10"
        />
      </Field>
      <Field
        id="sign-email"
        name="email"
        type="email"
        label={i18n.t("sign.email")}
        problem={problem("email")}
        autoFocus={first === "email"}
        data-missing={i18n.t("sign.email.missing")}
        defaultValue={typed?.email ?? viewer.email}
        autoComplete="email"
        maxLength={254}
        required
      />
      <div className="grid gap-1.5">
        <input type="hidden" name="consent_sha256" value={consent.sha256} />
        <label className="flex gap-3">
          <input
            id="sign-consent"
            name="consent"
            type="checkbox"
            value="yes"
            required
            autoFocus={first === "consent"}
            defaultChecked={typed?.consent_sha256 === consent.sha256}
            data-missing={i18n.t("sign.consent.missing")}
            className="mt-0.5 size-6 flex-none accent-(--fill)"
            {...described("sign-consent", undefined, problem("consent"))}
          />
          <span>{consent.text}</span>
        </label>
        <Problem id="sign-consent" text={problem("consent")} />
        {terms && (
          <p className="ps-9 -mt-1.5">
            {/* In a tab of its own, so that what is typed here stays. */}
            <a className="link tap text-sm" href={`${reviewPath(viewer.link_id, request.id)}/terms`} target="_blank">
              {i18n.t("review.terms", { shop: shop.name })}
              <span className="sr-only">, {i18n.t("delivery.opens")}</span>
            </a>
          </p>
        )}
      </div>
      <button
        className="btn btn-primary num min-h-12.5"
        disabled={isApprovalBlocked(request)}
        data-busy={i18n.t("sign.busy")}
      >
        {i18n.t("sign.approve", { amount: i18n.money(document.totals.total, document.currency_code) })}
      </button>
    </DecisionForm>
  )
}

const NOTE_KEYS = { changes_requested: "sign.changes", declined: "sign.decline" } as const

function NoteForm(props: SignFormsProps & { kind: keyof typeof NOTE_KEYS }) {
  const { kind, state, i18n } = props
  const key = NOTE_KEYS[kind]
  const wasSent = state?.typed.decision === kind
  return (
    <details open={wasSent} className="group open:col-span-full">
      <summary className="btn w-full list-none">
        {i18n.t(key)}
        <Icon name="chevron" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <div className="pt-3 pb-1.5">
        <DecisionForm {...props} kind={kind}>
          <TextArea
            id={`note-${kind}`}
            name="message"
            label={i18n.t(`${key}.label`)}
            hint={i18n.t(`${key}.hint`)}
            problem={problemsOf(props, kind)("message")}
            data-missing={i18n.t(`${key}.missing`)}
            defaultValue={wasSent ? state.typed.message : undefined}
            autoFocus={wasSent && "message" in state.problems}
            rows={5}
            maxLength={10_000}
            required
          />
          <button
            className={`btn ${kind === "declined" ? "border-bad text-bad" : "btn-primary"}`}
            data-busy={i18n.t("sign.busy")}
          >
            {i18n.t(`${key}.send`)}
          </button>
        </DecisionForm>
      </div>
    </details>
  )
}

/** `noValidate`: what is missing is said in the page's words, beside its field. */
function DecisionForm({
  kind,
  rendering: { request, nonce },
  viewer,
  formToken,
  children,
}: SignFormsProps & { kind: DecisionKind; children: ReactNode }) {
  return (
    <form
      method="post"
      action={`${reviewPath(viewer.link_id, request.id)}#decision`}
      noValidate
      data-sign=""
      className="grid gap-4"
    >
      <input type="hidden" name="decision" value={kind} />
      <input type="hidden" name="nonce" value={nonce} />
      <FormTokenInput token={formToken} />
      {children}
    </form>
  )
}

/** What to say at a field of the form that was sent; nothing at those of the others. */
function problemsOf({ state, i18n }: SignFormsProps, kind: Typed["decision"]): (name: string) => string | undefined {
  const problems = state?.typed.decision === kind ? state.problems : {}
  return (name) => {
    const key = problems[name]
    return key && i18n.t(key)
  }
}
