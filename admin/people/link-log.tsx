import { Text } from "@medusajs/ui"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import type { LinkEvent } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure } from "../lib/section"

/** Empty where the line itself names the recipient, and for what the portal did by itself. */
const byLine = ({ actor, link_id }: LinkEvent, t: TFunction<"clientPortal">): string =>
  actor.type === "system" || actor.id === link_id ? "" : t(`log.by.${actor.type}`, { name: actor.name })

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
              {[format.moment(event.at), byLine(event, t)].filter(Boolean).join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
