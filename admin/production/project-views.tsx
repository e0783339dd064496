import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import { PROJECTS_PATH } from "../project/use-project-url"
import { ProjectsPage } from "../projects/projects-page"
import { ProductionPage } from "./production-page"

/** The two lists of the shop's work: by project, and by proof and line. Which one is part of the URL. */
const VIEWS = [
  { id: "projects", to: PROJECTS_PATH },
  { id: "production", to: `${PROJECTS_PATH}?view=production` },
] as const

export function ProjectViews() {
  const { t } = useTranslation("clientPortal")
  const [parameters] = useSearchParams()
  const current = parameters.get("view") === "production" ? "production" : "projects"
  return (
    <div className="flex flex-col gap-y-3">
      <nav aria-label={t("production.views")} className="flex items-center gap-x-2">
        {VIEWS.map(({ id, to }) => (
          <Link
            key={id}
            to={to}
            aria-current={id === current ? "page" : undefined}
            className={clx(
              "txt-compact-small-plus transition-fg rounded-full px-3 py-1.5",
              id === current
                ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
                : "text-ui-fg-subtle hover:text-ui-fg-base",
            )}
          >
            {t(`production.tab.${id}`)}
          </Link>
        ))}
      </nav>
      {current === "production" ? <ProductionPage /> : <ProjectsPage />}
    </div>
  )
}
