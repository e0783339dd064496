import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { NoticePage } from "@/components/shell/notice-page"
import { PageFrame } from "@/components/shell/page-frame"

interface Props {
  page: ProjectPage
  rendering: Rendering | null
  i18n: I18n
}

export function TermsPage({ page: { shop, project, viewer }, rendering, i18n }: Props) {
  const terms = rendering?.terms
  if (!terms)
    return (
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="clock"
        title={i18n.t("review.missing.title")}
        text={i18n.t("review.missing.text")}
      />
    )
  return (
    <PageFrame i18n={i18n} shop={shop} rep={project.rep} preview={viewer.preview}>
      <div className="grid gap-4 pt-6 pb-5">
        <h1>{i18n.t("review.terms", { shop: shop.name })}</h1>
        <p className="max-w-prose whitespace-pre-line" dir="auto">
          {terms}
        </p>
      </div>
    </PageFrame>
  )
}
