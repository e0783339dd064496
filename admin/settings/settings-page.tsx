import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"
import { AutomationsSection } from "../automation/settings-section"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, SectionSkeleton } from "../lib/section"
import { FailedJobs } from "../jobs/failed-jobs"
import { SetupChecklist } from "../setup/setup-checklist"
import { StagesEditor } from "../stages/stages-editor"
import { SETTINGS_FORMS } from "./forms"
import { GatesSection } from "./gates-section"
import { LogoSection } from "./logo-section"
import { PanelPlaceSection } from "./panel-place-section"
import { ShopForm } from "./shop-form"
import { UnsavedGuard } from "./unsaved-guard"

/** The checklist links to a section of this very page. */
function useScrollToHash(ready: boolean) {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (ready && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: "start" })
  }, [ready, hash, key])
}

export function SettingsPage() {
  const { t } = useTranslation("clientPortal")
  const [shopDirty, setShopDirty] = useState(false)
  const [stagesDirty, setStagesDirty] = useState(false)
  const [dirtyForms, setDirtyForms] = useState<readonly string[]>([])
  const setFormDirty = (id: string, dirty: boolean) =>
    setDirtyForms((now) => {
      if (now.includes(id) === dirty) return now
      return dirty ? [...now, id] : now.filter((other) => other !== id)
    })
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: ({ signal }) => portalApi.getSettings({ signal }),
  })
  useScrollToHash(data !== undefined)

  return (
    <div className="flex flex-col gap-y-3">
      <SetupChecklist />
      <FailedJobs />
      {data ? (
        <>
          <ShopForm settings={data.settings} onDirty={setShopDirty} />
          <LogoSection shop={data.shop} />
          <GatesSection settings={data.settings} />
          {SETTINGS_FORMS.map(({ id, Form }) => (
            <Form key={id} settings={data.settings} onDirty={(dirty) => setFormDirty(id, dirty)} />
          ))}
        </>
      ) : error ? (
        <LoadError title={t("settings.shop")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : (
        <SectionSkeleton title={t("settings.shop")} rows={8} />
      )}
      <AutomationsSection />
      <PanelPlaceSection />
      <StagesEditor onDirty={setStagesDirty} />
      <UnsavedGuard dirty={shopDirty || stagesDirty || dirtyForms.length > 0} />
    </div>
  )
}
