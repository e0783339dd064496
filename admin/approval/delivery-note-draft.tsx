import { Badge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DeliveryNote } from "../../src/contracts"
import { Disclosure } from "../lib/section"

export function DeliveryNoteDraft({ note }: { note: DeliveryNote }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Disclosure label={t("deliveryNote.title", { number: note.number })}>
      <div className="flex flex-col gap-y-2">
        <Badge size="2xsmall" className="w-fit">
          {t(`deliveryNote.state.${note.state}`)}
        </Badge>
        <ul className="flex flex-col gap-y-1">
          {note.lines.map((line) => (
            <li key={line.item_id} className="flex items-center justify-between gap-x-4">
              <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
                {[line.title, line.size].filter(Boolean).join(" · ")}
              </Text>
              <Text as="span" size="small" leading="compact">
                {line.quantity}×
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  )
}
