import { useTranslation } from "react-i18next"

/** Words of the catalogue where a component is asked for, such as the dashboard's bread crumbs. */
export function Words({ of }: { of: string }) {
  const { t } = useTranslation("clientPortal")
  return <>{t(of)}</>
}
