import type { I18n } from "@messages/i18n"
import type { ReplyDraft } from "@/lib/proofs/drafts"
import { SendButton, WritingForm } from "./writing-form"

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
  return (
    <WritingForm
      id={id}
      className="grid basis-full gap-2 pt-1"
      draft={{ body, isSent, problem }}
      autoFocus
      onType={(typed) => onChange({ key, body: typed, isSent: false, problem: null })}
      onSend={() => onChange({ key, body, isSent: true, problem: null })}
      actions={
        <>
          <SendButton draft={{ body, isSent, problem }} text={i18n.t("studio.remark.reply.send")} i18n={i18n} />
          <button type="button" className="btn btn-quiet" onClick={onClose}>
            {i18n.t("studio.cancel")}
          </button>
        </>
      }
      i18n={i18n}
    >
      <label htmlFor={id} className="sr-only">
        {i18n.t("studio.remark.reply.label", { number: i18n.number(number) })}
      </label>
    </WritingForm>
  )
}
