import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"

/** The project's name in the dashboard's bread crumbs: what its page holds already. */
export function ProjectCrumb() {
  const { t } = useTranslation("clientPortal")
  const { id = "" } = useParams()
  const { data } = useQuery({
    queryKey: portalKeys.section(id, "header"),
    queryFn: ({ signal }) => portalApi.getProject({ params: { id }, signal }),
    enabled: false,
  })
  return <>{data?.data.name ?? t("project.title")}</>
}
