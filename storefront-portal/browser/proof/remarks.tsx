import { useState } from "react"
import type { Annotation } from "@contracts/proof/annotation"
import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { RemarkList } from "@/components/proofs/studio/remark-list"
import { changeRemark, changeReply, type Drafts, removeRemark } from "@/lib/proofs/drafts"
import { DraftItem } from "./draft-item"
import { ReplyItem } from "./reply-item"

interface Props {
  annotations: readonly Annotation[]
  drafts: Drafts
  onDrafts: (change: (drafts: Drafts) => Drafts) => void
  shownId: string
  newest: SentVersion
  /** Whether remarks can be added now. */
  isOpen: boolean
  /** Whether anything can be written at all: not in a preview. */
  canWrite: boolean
  selectedId: string | null
  onShow: (remark: Annotation) => void
  onRemove: (remark: Annotation) => void
  onMoveDraft: (key: string) => void
  /** Begins a remark without pointing at anything. */
  onAdd: () => void
  i18n: I18n
}

/** Remarks with what can be done about them, and those that are being written. */
export function Remarks(props: Props) {
  const { annotations, drafts, onDrafts, shownId, newest, isOpen, canWrite, onShow, onRemove, i18n } = props
  const [replying, setReplying] = useState<string | null>(null)
  const actions = (remark: Annotation) => {
    const draft = drafts.replies[remark.id]
    const isReplying = replying === remark.id || draft !== undefined
    const number = i18n.number(remark.number)
    return (
      <>
        <button type="button" className="text-button" onClick={() => onShow(remark)}>
          {i18n.t("studio.remark.show")}
          <span className="sr-only">, {i18n.t("studio.remark.number", { number })}</span>
        </button>
        {canWrite && !isReplying && (
          <button type="button" className="text-button" onClick={() => setReplying(remark.id)}>
            {i18n.t("studio.remark.reply")}
            <span className="sr-only">, {i18n.t("studio.remark.number", { number })}</span>
          </button>
        )}
        {isOpen && remark.is_own && remark.comments.length === 0 && remark.version_id === newest.id && (
          <button
            type="button"
            className="text-button"
            aria-label={i18n.t("studio.remark.remove.label", { number })}
            onClick={() => onRemove(remark)}
          >
            {i18n.t("studio.remark.remove")}
          </button>
        )}
        {isReplying && (
          <ReplyItem
            number={remark.number}
            draft={draft}
            onChange={(next) => {
              // Its field goes once the server has it.
              if (next.isSent) setReplying(null)
              onDrafts((all) => changeReply(all, remark.id, next))
            }}
            onClose={() => {
              setReplying(null)
              onDrafts((all) => changeReply(all, remark.id, null))
            }}
            i18n={i18n}
          />
        )}
      </>
    )
  }
  return (
    <RemarkList
      annotations={annotations}
      versionId={shownId}
      isOpen={isOpen}
      i18n={i18n}
      actions={actions}
      selectedId={props.selectedId}
    >
      {drafts.remarks.length > 0 && (
        <ul className="grid gap-3">
          {drafts.remarks.map((draft) => (
            <DraftItem
              key={draft.key}
              draft={draft}
              newest={newest}
              onChange={(change) => onDrafts((all) => changeRemark(all, draft.key, change))}
              onDiscard={() => onDrafts((all) => removeRemark(all, draft.key))}
              onMove={() => props.onMoveDraft(draft.key)}
              i18n={i18n}
            />
          ))}
        </ul>
      )}
      {isOpen && (
        <button type="button" className="text-button justify-self-start" onClick={props.onAdd}>
          {i18n.t("studio.remark.add.anywhere")}
        </button>
      )}
    </RemarkList>
  )
}
