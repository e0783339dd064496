import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import type { RemarkDraft } from "@/lib/proofs/drafts"
import { SendButton, WritingForm } from "./writing-form"

interface Props {
  draft: RemarkDraft
  newest: SentVersion
  onChange: (change: Partial<RemarkDraft>) => void
  onDiscard: () => void
  /** Puts it on the newest version, at the same spot. */
  onMove: () => void
  i18n: I18n
}

/** A remark that the server does not have yet. Its text outlives a lost line and a new version. */
export function DraftItem({ draft, newest, onChange, onDiscard, onMove, i18n }: Props) {
  const { key, body, versionId, versionNumber, page } = draft
  const isOld = versionId !== newest.id
  const id = `draft-${key}`
  const version = i18n.number(versionNumber)
  return (
    <li>
      <WritingForm
        id={id}
        className="grid gap-2 rounded-xl border border-line-strong bg-ground p-3"
        draft={draft}
        placeholder={i18n.t("studio.draft.placeholder")}
        autoFocus={body === ""}
        onType={(typed) => onChange({ body: typed, problem: null })}
        onSend={() => onChange({ isSent: true, problem: null })}
        actions={
          <>
            {isOld ? (
              <button type="button" className="btn btn-primary" onClick={onMove}>
                {i18n.t("studio.draft.move", { version: i18n.number(newest.number) })}
              </button>
            ) : (
              <SendButton draft={draft} text={i18n.t("studio.draft.save")} i18n={i18n} />
            )}
            <button type="button" className="btn btn-quiet" onClick={onDiscard}>
              {i18n.t("studio.draft.discard")}
            </button>
          </>
        }
        i18n={i18n}
      >
        <label htmlFor={id} className="text-sm font-semibold">
          {i18n.t("studio.draft.label", { version, page: i18n.number(page) })}
        </label>
        {isOld && <p className="text-sm text-wait">{i18n.t("studio.draft.old", { version })}</p>}
      </WritingForm>
    </li>
  )
}
