import type { FormEventHandler, ReactNode } from "react"
import type { DecisionKind } from "@contracts/approval"
import type { ProofPage, ProofRendering, SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { TextArea } from "@/components/form/field"
import { Icon } from "@/components/shell/icon"
import { ApproveFields } from "./approve-fields"
import type { ProofFormState } from "./studio-data"

export interface DecisionFormsProps {
  page: ProofPage
  /** The version that is asked about. */
  version: SentVersion
  rendering: ProofRendering
  /** The page's address, where the forms go. */
  path: string
  formToken: string
  state: ProofFormState | null
  /** Open remarks that a request for changes carries along. */
  remarks: number
  i18n: I18n
  /** What the script adds; without it the server alone checks. */
  live?: LiveForms
}

export interface LiveForms {
  onSubmit: FormEventHandler<HTMLFormElement>
  onInput: FormEventHandler<HTMLFormElement>
  isBusy: boolean
  /** A newer version has come since name and address were typed. */
  isAskedAgain: boolean
  /** Boxes of the spec card that are not ticked yet. */
  ticksLeft: number
  /** Remarks that the client began and did not add. */
  unsent: number
  messages: Readonly<Record<"changes_requested" | "declined", string>>
}

/** The three ways to decide: plain forms that post to the proof's own page, one of them open at a time. */
export function DecisionForms(props: DecisionFormsProps) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(8rem,100%),1fr))] gap-2.5">
      <ApproveForm {...props} />
      <NoteForm {...props} kind="changes_requested" />
      <NoteForm {...props} kind="declined" />
    </div>
  )
}

function ApproveForm(props: DecisionFormsProps) {
  const { version, live, i18n } = props
  const label = version.waives
    ? i18n.t("studio.approve.waiver")
    : i18n.t("studio.approve", { version: i18n.number(version.number) })
  const left = live?.ticksLeft ?? 0
  return (
    <Disclosure kind="approved" label={label} state={props.state} isPrimary>
      <DecisionForm {...props} kind="approved">
        {live?.isAskedAgain && (
          <p className="rounded-xl bg-wait-soft px-4 py-3 text-wait" role="status">
            {i18n.t("studio.approve.again", { version: i18n.number(version.number) })}
          </p>
        )}
        <ApproveFields {...props} />
        <div className="grid gap-2">
          {left > 0 && (
            <p id="approve-left" className="text-sm font-semibold text-wait" role="status">
              {i18n.t("studio.ticks.left", { count: left, n: i18n.number(left) })}
            </p>
          )}
          <button
            className="btn btn-primary num min-h-12.5"
            disabled={left > 0 || live?.isBusy}
            aria-describedby={left > 0 ? "approve-left" : undefined}
          >
            {i18n.t(live?.isBusy ? "sign.busy" : "studio.approve.send")}
          </button>
        </div>
      </DecisionForm>
    </Disclosure>
  )
}

const NOTE_KEYS = { changes_requested: "studio.changes", declined: "studio.decline" } as const

function NoteForm(props: DecisionFormsProps & { kind: keyof typeof NOTE_KEYS }) {
  const { kind, state, remarks, live, i18n } = props
  const key = NOTE_KEYS[kind]
  const wasSent = state?.typed.decision === kind
  const problem = wasSent ? state.problems["message"] : undefined
  const count = { count: remarks, n: i18n.number(remarks) }
  const unsent = kind === "changes_requested" ? (live?.unsent ?? 0) : 0
  return (
    <Disclosure kind={kind} label={i18n.t(key)} state={state}>
      <DecisionForm {...props}>
        <TextArea
          id={`studio-${kind}`}
          name="message"
          label={i18n.t(`${key}.label`)}
          hint={kind === "declined" ? i18n.t("studio.decline.hint") : i18n.t("studio.changes.hint", count)}
          problem={problem && i18n.t(problem)}
          defaultValue={live?.messages[kind] || (wasSent ? state.typed.message : undefined)}
          rows={4}
          maxLength={10_000}
        />
        {unsent > 0 && (
          <p className="text-sm font-semibold text-wait" role="status">
            {i18n.t("studio.changes.unsent", { count: unsent, n: i18n.number(unsent) })}
          </p>
        )}
        <button
          className={`btn ${kind === "declined" ? "border-bad text-bad" : "btn-primary"}`}
          disabled={unsent > 0 || live?.isBusy}
        >
          {live?.isBusy ? i18n.t("sign.busy") : i18n.t(`${key}.send`)}
        </button>
      </DecisionForm>
    </Disclosure>
  )
}

interface DisclosureProps {
  kind: DecisionKind
  label: string
  state: ProofFormState | null
  isPrimary?: boolean
  children: ReactNode
}

/** Of one name, so that opening one closes the others. */
function Disclosure({ kind, label, state, isPrimary = false, children }: DisclosureProps) {
  return (
    <details
      name="decision"
      open={state?.typed.decision === kind}
      className={`group open:col-span-full ${isPrimary ? "col-span-full" : ""}`}
    >
      <summary className={`btn w-full list-none ${isPrimary ? "btn-primary" : ""}`}>
        {label}
        <Icon name="chevron" className="hidden size-4 rotate-180 group-open:block" />
      </summary>
      <div className="pt-4 pb-1.5">{children}</div>
    </details>
  )
}

/** `noValidate`: what is missing is said in the page's words, beside its field. */
function DecisionForm({
  kind,
  path,
  rendering: { request, nonce },
  formToken,
  live,
  children,
}: DecisionFormsProps & { kind: DecisionKind; children: ReactNode }) {
  return (
    <form
      method="post"
      action={`${path}#decision`}
      noValidate
      onSubmit={live?.onSubmit}
      onInput={live?.onInput}
      className="grid gap-4"
    >
      <input type="hidden" name="decision" value={kind} />
      <input type="hidden" name="request" value={request.id} />
      <input type="hidden" name="nonce" value={nonce} />
      <FormTokenInput token={formToken} />
      {children}
    </form>
  )
}
