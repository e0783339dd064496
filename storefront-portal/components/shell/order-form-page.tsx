import type { ReactNode } from "react"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { PageFrame } from "./page-frame"

interface Props {
  page: ProjectPage
  linkId: string
  title: string
  /** Why the form that was sent is not saved, in words. */
  problem: string | null
  /** What is said where nothing is asked for. */
  empty: { title: string; text: string } | null
  i18n: I18n
  children: ReactNode
}

/** A page of forms about one order: the way back, its title, and what went wrong. */
export function OrderFormPage({ page, linkId, title, problem, empty, i18n, children }: Props) {
  return (
    <PageFrame i18n={i18n} shop={page.shop} rep={page.project.rep} preview={page.viewer.preview}>
      <div className="mx-auto grid w-full max-w-(--thread) grid-cols-1 gap-5 py-6 wide:py-8">
        <div className="grid gap-1">
          <a className="link tap -my-2 text-sm" href={`/p/${linkId}`}>
            {i18n.t("page.back")}
          </a>
          <h1>{title}</h1>
          <p className="wrap-anywhere text-ink-2" dir="auto">
            {page.project.name}
          </p>
        </div>
        {problem !== null && (
          <p role="alert" className="rounded-2xl bg-bad-soft px-5 py-4 font-semibold text-bad">
            {problem}
          </p>
        )}
        {empty && (
          <section className="card grid gap-1 p-8 text-center" aria-labelledby="nothing-to-do">
            <h2 id="nothing-to-do">{empty.title}</h2>
            <p className="text-ink-2">{empty.text}</p>
          </section>
        )}
        {children}
      </div>
    </PageFrame>
  )
}
