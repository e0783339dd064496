import type { FormEvent, ReactNode } from "react"
import type { I18n } from "@messages/i18n"
import type { RemarkDraft } from "@/lib/proofs/drafts"

interface Props {
  /** Of the field. */
  id: string
  className: string
  /** Label of the field, and what has to be known before writing. */
  children: ReactNode
  draft: Pick<RemarkDraft, "body" | "isSent" | "problem">
  placeholder?: string
  autoFocus: boolean
  onType: (body: string) => void
  onSend: () => void
  /** Buttons below the field. */
  actions: ReactNode
  i18n: I18n
}

/** Words that are written and not yet kept by the server: the field, why they could not be sent, and what can be done. */
export function WritingForm(props: Props) {
  const { id, className, children, draft, placeholder, autoFocus, onType, onSend, actions, i18n } = props
  const { body, isSent, problem } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() !== "") onSend()
  }
  return (
    <form className={className} onSubmit={submit}>
      {children}
      <textarea
        id={id}
        className="field"
        dir="auto"
        rows={2}
        maxLength={10_000}
        value={body}
        placeholder={placeholder}
        autoFocus={autoFocus}
        readOnly={isSent}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="text-sm font-semibold text-bad" role="status">
          {i18n.t(`studio.draft.problem.${problem}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">{actions}</div>
    </form>
  )
}

/** Sends what is written, and says that it waits once it was pressed. */
export function SendButton({ draft, text, i18n }: Pick<Props, "draft" | "i18n"> & { text: string }) {
  return (
    <button className="btn btn-primary" disabled={draft.isSent || draft.body.trim() === ""}>
      {draft.isSent ? i18n.t("studio.draft.waiting") : text}
    </button>
  )
}
