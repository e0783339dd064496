import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { EngagementSignal } from "../../src/contracts"

/** The facts that a signal follows from, in words. */
export function useSignalReason() {
  const { t } = useTranslation("clientPortal")
  return useCallback(
    ({ signal, views, downloads, days, version }: EngagementSignal): string =>
      t(`engagement.why.${signal}`, {
        views: t("engagement.views", { count: views }),
        downloads: t("engagement.downloads", { count: downloads }),
        days: t("engagement.days", { count: days }),
        version,
      }),
    [t],
  )
}
