import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { EngagementEntry, ProjectOverview, StaffTimelineEntry } from "../../src/contracts"
import { EngagementItem } from "../engagement/engagement-entry"
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

type Item =
  { at: string; entry: StaffTimelineEntry; used?: never } | { at: string; used: EngagementEntry; entry?: never }

/** Newest first; of one moment, what was done through a link comes after what it led to. */
const merged = (timeline: StaffTimelineEntry[], engagement: EngagementEntry[]): Item[] =>
  [
    ...timeline.map((entry): Item => ({ at: entry.at, entry })),
    ...engagement.map((used): Item => ({ at: used.at, used })),
  ].sort((one, other) => other.at.localeCompare(one.at))

/** What happened, newest first. What programs did is hidden until it is asked for. */
export function Timeline({ timeline, engagement }: Pick<ProjectOverview, "timeline" | "engagement">) {
  const { t } = useTranslation("clientPortal")
  const [showsPrograms, setShowsPrograms] = useState(false)
  const programs = engagement.filter(({ class: found }) => found === "likely_bot")
  const count = programs.reduce((sum, entry) => sum + entry.count, 0)
  const used = showsPrograms ? engagement : engagement.filter((entry) => !programs.includes(entry))
  return (
    <>
      {count > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
          <Text size="small" className="text-ui-fg-subtle">
            {showsPrograms ? t("engagement.programs_shown", { count }) : t("engagement.programs", { count })}
          </Text>
          <Button size="small" variant="transparent" onClick={() => setShowsPrograms(!showsPrograms)}>
            {showsPrograms ? t("engagement.hide_programs") : t("engagement.show_programs")}
          </Button>
        </div>
      )}
      <ol aria-label={t("timeline.title")} className="divide-y">
        {merged(timeline, used).map((item) =>
          item.used ? (
            <EngagementItem key={item.used.id} entry={item.used} />
          ) : (
            <Entry key={item.entry.id} entry={item.entry} />
          ),
        )}
      </ol>
    </>
  )
}
