import type { ReactNode } from "react"
import type { I18n } from "@messages/i18n"

interface Props {
  /** Staff look at it; nothing they do counts. */
  preview: boolean
  i18n: I18n
  top: ReactNode
  stage: ReactNode
  decision: ReactNode
  /** The stage takes the whole screen. */
  isExpanded?: boolean
  children: ReactNode
}

/** The artwork fills the screen; beside it, on phones below it, stand what will be made, remarks and the decision. */
export function StudioFrame({ preview, i18n, top, stage, decision, isExpanded = false, children }: Props) {
  return (
    <div className="studio" data-expanded={isExpanded ? "" : undefined}>
      <a
        href="#decision"
        className="btn sr-only z-20 focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:px-4 focus:py-2.5"
      >
        {i18n.t("review.act.jump")}
      </a>
      {preview && (
        <aside className="studio-preview bg-wait-soft px-4 py-1.5 text-center text-sm text-wait">
          <b className="font-semibold">{i18n.t("page.preview.title")}</b> · {i18n.t("page.preview.text")}
        </aside>
      )}
      {top}
      <main className="studio-body">
        {stage}
        <div className="studio-panel">
          <div className="studio-scroll">{children}</div>
          {decision}
        </div>
      </main>
    </div>
  )
}
