import { useTranslation } from "react-i18next"

/** A time in hours, as days where it is longer than two, and never less than a minute; a dash for none. */
export function useHours(): (hours: number | null) => string {
  const { t } = useTranslation("clientPortal")
  return (hours) => {
    if (hours === null) return "-"
    if (hours < 1) return t("engagement.minutes", { count: Math.max(1, Math.round(hours * 60)) })
    return hours < 48
      ? t("engagement.hours", { count: Math.round(hours) })
      : t("engagement.days", { count: Math.round(hours / 24) })
  }
}
