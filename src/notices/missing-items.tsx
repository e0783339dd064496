import type { ChecklistKind } from "../contracts"
import { Facts } from "../emails/parts"
import type { I18n } from "../messages/i18n"

/** Something that the shop still needs from the client. */
export type MissingItem = {
  kind: ChecklistKind
  /** What staff asked for in their own words; null for what an order lacks. */
  title: string | null
  /** Titles of the lines that it is for. */
  lines: readonly string[]
}

const nameOf = ({ kind, title }: MissingItem, { t }: I18n): string => title ?? t(`checklist.kind.${kind}`)

/** Most lines that an item names. */
const MAX_LINES = 5

/** What is still needed, by name; nothing where nothing is. */
export const Missing = ({ items, i18n }: { items: readonly MissingItem[]; i18n: I18n }) =>
  items.length === 0 ? null : (
    <Facts
      items={[
        {
          label: i18n.t("checklist.title"),
          value: items
            .map((item) => {
              const lines = item.lines.slice(0, MAX_LINES)
              return lines.length === 0 ? nameOf(item, i18n) : `${nameOf(item, i18n)}: ${i18n.list(lines)}`
            })
            .join("\n"),
        },
      ]}
    />
  )
