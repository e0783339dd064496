import type { ReactNode } from "react"
import type { Annotation } from "@contracts/proof/annotation"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"

interface Props {
  annotations: readonly Annotation[]
  /** The version that is shown: remarks on others say which they are about. */
  versionId: string
  /** Whether more can be said. */
  isOpen: boolean
  i18n: I18n
  /** What the script lets the client do with one. */
  actions?: (annotation: Annotation) => ReactNode
  selectedId?: string | null
  children?: ReactNode
}

/** All remarks by their numbers. Those on earlier versions read as a checklist of what became of them. */
export function RemarkList({ annotations, versionId, isOpen, i18n, actions, selectedId, children }: Props) {
  return (
    <section className="studio-block" aria-labelledby="studio-remarks">
      <h2 id="studio-remarks" tabIndex={-1}>
        {i18n.t("studio.remarks")}
      </h2>
      {annotations.length === 0 && (
        <p className="text-sm text-ink-2">{i18n.t(isOpen ? "studio.remarks.none" : "studio.remarks.none.closed")}</p>
      )}
      {annotations.length > 0 && (
        <ol className="grid gap-4">
          {annotations.map((annotation) => (
            <li
              key={annotation.id}
              id={`remark-${annotation.id}`}
              tabIndex={-1}
              className="remark"
              data-selected={annotation.id === selectedId ? "" : undefined}
            >
              <Remark annotation={annotation} versionId={versionId} i18n={i18n} />
              {actions && <div className="remark-actions">{actions(annotation)}</div>}
            </li>
          ))}
        </ol>
      )}
      {children}
    </section>
  )
}

function Remark({ annotation, versionId, i18n }: { annotation: Annotation; versionId: string; i18n: I18n }) {
  const { number, resolution, body, comments } = annotation
  const where = { who: whoIs(annotation, i18n), date: i18n.date(annotation.at) }
  return (
    <>
      <span className="remark-number" data-done={resolution ? "" : undefined}>
        <span className="sr-only">{i18n.t("studio.remark.number", { number: i18n.number(number) })}</span>
        {resolution ? (
          <Icon name="check" className="size-3.5" />
        ) : (
          <span aria-hidden="true">{i18n.number(number)}</span>
        )}
      </span>
      <p className="font-semibold whitespace-pre-line" dir="auto">
        {body || i18n.t("studio.remark.erased")}
      </p>
      <p className="num text-sm text-ink-2">
        {annotation.version_id === versionId
          ? i18n.t("studio.remark.where", where)
          : i18n.t("studio.remark.where.version", { ...where, version: i18n.number(annotation.version_number) })}
      </p>
      {resolution && (
        <p className="text-sm text-good">
          {i18n.t(`studio.remark.${resolution.kind}`, { name: firstName(resolution.by.name) })}
        </p>
      )}
      {resolution?.note && (
        <p className="text-sm whitespace-pre-line" dir="auto">
          {resolution.note}
        </p>
      )}
      {!resolution && annotation.version_id !== versionId && (
        <p className="text-sm font-semibold text-wait">{i18n.t("studio.remark.open")}</p>
      )}
      {comments.length > 0 && (
        <ul className="grid gap-1.5 border-s-2 border-line ps-3">
          {comments.map((comment) => (
            <li key={comment.id} className="text-sm">
              <p className="whitespace-pre-line" dir="auto">
                {comment.body || i18n.t("studio.remark.erased")}
              </p>
              <p className="num text-ink-2">
                {i18n.t("studio.remark.where", { who: whoIs(comment, i18n), date: i18n.date(comment.at) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function whoIs({ is_own, author }: Pick<Annotation, "is_own" | "author">, i18n: I18n): string {
  return is_own ? i18n.t("studio.remark.you") : author.name || i18n.t("studio.remark.erased.author")
}
