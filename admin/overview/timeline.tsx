import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffTimelineEntry } from "../../src/contracts"
import { useFormat } from "../lib/format"

function Entry({ entry }: { entry: StaffTimelineEntry }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { at, actor, kind, message, what } = entry
  // A link's own recipient is named by the entry already.
  const isNamed = actor === null || actor.type === "system" || (kind.startsWith("link_") && actor.type === "client")
  const by = isNamed ? null : t(`timeline.by.${actor.type}`, { name: actor.name })
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <Text size="small" leading="compact" weight="plus">
        {t(`timeline.${kind}`, { what: what ?? "" })}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {[format.moment(at), by].filter(Boolean).join(" · ")}
      </Text>
      {message && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
          {message}
        </Text>
      )}
    </li>
  )
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: StaffTimelineEntry[] }) {
  const { t } = useTranslation("clientPortal")
  return (
    <ol aria-label={t("timeline.title")} className="divide-y">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}
