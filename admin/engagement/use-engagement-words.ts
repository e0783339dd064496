import { useTranslation } from "react-i18next"
import type { EngagementEntry } from "../../src/contracts"
import { engagement as en } from "./en"

const isSection = (id: string): id is keyof typeof en.section => id in en.section

/** Texts about what was done through links. They name the link, not a person. */
export function useEngagementWords() {
  const { t, i18n } = useTranslation("clientPortal")

  const duration = (ms: number): string => {
    const seconds = Math.round(ms / 1_000)
    return seconds < 120
      ? t("engagement.seconds", { count: seconds })
      : t("engagement.minutes", { count: Math.round(seconds / 60) })
  }

  const sections = (ids: string[]): string => {
    const known = ids.filter(isSection).map((id) => t(`engagement.section.${id}`))
    return new Intl.ListFormat(i18n.language.slice(0, 2), { type: "conjunction" }).format(new Set(known))
  }

  return {
    title: (entry: EngagementEntry): string => {
      const name = entry.recipient_name || t("engagement.someone")
      if (entry.kind === "trap" || entry.kind === "forward") return t(`engagement.${entry.kind}`, { name })
      const page = t(`engagement.page.${entry.page ?? "order"}`)
      return t(`engagement.${entry.kind}.${entry.class}`, { name, page, document: entry.document ?? "" })
    },
    details: ({ kind, dwell_ms, sections: seen, device, seconds_after_mail }: EngagementEntry): string[] => {
      const mostly = kind === "view" ? sections(seen) : ""
      return [
        dwell_ms === null || kind !== "view" ? null : t("engagement.in_view", { time: duration(dwell_ms) }),
        mostly ? t("engagement.mostly", { sections: mostly }) : null,
        device,
        seconds_after_mail === null ? null : t("engagement.after_mail", { count: seconds_after_mail }),
      ].filter((part) => part !== null)
    },
  }
}
