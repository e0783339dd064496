import { useTranslation } from "react-i18next"

/** This page's place in the dashboard's bread crumbs. */
export function SettingsCrumb() {
  const { t } = useTranslation("clientPortal")
  return <>{t("settings.menu")}</>
}
