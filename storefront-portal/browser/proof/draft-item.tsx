import type { FormEvent } from "react"
import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import type { RemarkDraft } from "@/lib/proofs/drafts"

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
  const { key, body, isSent, problem, versionId, versionNumber, page } = draft
  const isOld = versionId !== newest.id
  const id = `draft-${key}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() !== "") onChange({ isSent: true, problem: null })
  }
  return (
    <li>
      <form className="grid gap-2 rounded-xl border border-line-strong bg-ground p-3" onSubmit={submit}>
        <label htmlFor={id} className="text-sm font-semibold">
          {i18n.t("studio.draft.label", { version: i18n.number(versionNumber), page: i18n.number(page) })}
        </label>
        {isOld && (
          <p className="text-sm text-wait">{i18n.t("studio.draft.old", { version: i18n.number(versionNumber) })}</p>
        )}
        <textarea
          id={id}
          className="field"
          dir="auto"
          rows={2}
          maxLength={10_000}
          value={body}
          placeholder={i18n.t("studio.draft.placeholder")}
          autoFocus={body === ""}
          readOnly={isSent}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => onChange({ body: event.target.value, problem: null })}
        />
        {problem && (
          <p id={`${id}-problem`} className="text-sm font-semibold text-bad" role="status">
            {i18n.t(`studio.draft.problem.${problem}`)}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {isOld ? (
            <button type="button" className="btn btn-primary" onClick={onMove}>
              {i18n.t("studio.draft.move", { version: i18n.number(newest.number) })}
            </button>
          ) : (
            <button className="btn btn-primary" disabled={isSent || body.trim() === ""}>
              {i18n.t(isSent ? "studio.draft.waiting" : "studio.draft.save")}
            </button>
          )}
          <button type="button" className="btn btn-quiet" onClick={onDiscard}>
            {i18n.t("studio.draft.discard")}
          </button>
        </div>
      </form>
    </li>
  )
}
