import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { LinkEvent } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure } from "../lib/section"

export function LinkLog({ events }: { events: LinkEvent[] }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  if (events.length === 0) return null

  return (
    <Disclosure label={t("log.title", { count: events.length })}>
      <ol className="flex max-h-[320px] flex-col gap-y-3 overflow-y-auto">
        {events.map((event) => (
          <li key={event.id} className="flex flex-col">
            <Text size="small" leading="compact">
              {t(`log.kind.${event.kind}`, { name: event.recipient_name })}
            </Text>
            <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
              {[format.moment(event.at), event.actor && t(`log.by.${event.actor.kind}`, { name: event.actor.name })]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
