import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { NoConnection, statusOf } from "./client"

/** What went wrong, in words for staff: the server's own where it has some. */
export function useMessageOf() {
  const { t } = useTranslation("clientPortal")
  return useCallback(
    (error: unknown): string => {
      if (error instanceof NoConnection) return t("load.noConnection")
      if (statusOf(error) === 401) return t("load.loggedOut")
      return error instanceof Error ? error.message : String(error)
    },
    [t],
  )
}
