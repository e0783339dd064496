import { Badge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { EngagementEntry } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { useEngagementWords } from "./use-engagement-words"

/** What was done through a link, with what is known of who did it. */
export function EngagementItem({ entry }: { entry: EngagementEntry }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const words = useEngagementWords()
  const isSure = entry.class === "human"
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text
          size="small"
          leading="compact"
          weight="plus"
          className={entry.class === "likely_bot" ? "text-ui-fg-subtle" : undefined}
        >
          {words.title(entry)}
        </Text>
        {entry.count > 1 && <Badge size="2xsmall">{t("engagement.times", { count: entry.count })}</Badge>}
      </div>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {[format.moment(entry.at), ...words.details(entry)].join(" · ")}
      </Text>
      {!isSure && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {t(`engagement.reason.${entry.reason}`)}
        </Text>
      )}
    </li>
  )
}
