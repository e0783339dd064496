import type { FormEvent } from "react"
import type { I18n } from "@messages/i18n"
import type { ReplyDraft } from "@/lib/proofs/drafts"

interface Props {
  number: number
  /** Undefined before the first letter. */
  draft: ReplyDraft | undefined
  onChange: (draft: ReplyDraft) => void
  onClose: () => void
  i18n: I18n
}

/** A reply to a remark while it is written. */
export function ReplyItem({ number, draft, onChange, onClose, i18n }: Props) {
  const { key = crypto.randomUUID(), body = "", isSent = false, problem = null } = draft ?? {}
  const id = `reply-${number}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() !== "") onChange({ key, body, isSent: true, problem: null })
  }
  return (
    <form className="grid basis-full gap-2 pt-1" onSubmit={submit}>
      <label htmlFor={id} className="sr-only">
        {i18n.t("studio.remark.reply.label", { number: i18n.number(number) })}
      </label>
      <textarea
        id={id}
        className="field"
        dir="auto"
        rows={2}
        maxLength={10_000}
        value={body}
        autoFocus
        readOnly={isSent}
        onChange={(event) => onChange({ key, body: event.target.value, isSent: false, problem: null })}
      />
      {problem && (
        <p className="text-sm font-semibold text-bad" role="status">
          {i18n.t(`studio.draft.problem.${problem}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button className="btn btn-primary" disabled={isSent || body.trim() === ""}>
          {i18n.t(isSent ? "studio.draft.waiting" : "studio.remark.reply.send")}
        </button>
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          {i18n.t("studio.cancel")}
        </button>
      </div>
    </form>
  )
}
