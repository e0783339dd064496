import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DocumentChange } from "../../src/contracts"
import { useFormat } from "../lib/format"

interface ChangeListProps {
  changes: DocumentChange[]
  currencyCode: string
}

/** Enough of a file's fingerprint to see that it is another one. */
const FINGERPRINT = 8

export function ChangeList({ changes, currencyCode }: ChangeListProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()

  const nameOf = ({ kind, label }: DocumentChange): string =>
    kind === "field" || kind === "total" ? t(`diff.${label}`, { defaultValue: label.replaceAll("_", " ") }) : label

  const written = ({ kind, label }: DocumentChange, value: string): string => {
    if (kind === "file") return value.slice(0, FINGERPRINT)
    if (kind === "field" && label === "proof_choice") return t(`diff.choice.${value}`)
    if (kind === "price" || kind === "total") return format.money(value, currencyCode)
    return kind === "field" && label === "in_hands_date" ? format.day(value) : value
  }

  const difference = (change: DocumentChange) => {
    const before = change.before === null ? null : written(change, change.before)
    const after = change.after === null ? null : written(change, change.after)
    if (before === null) return t("diff.added", { after: after ?? "" })
    if (after === null) return t("diff.removed", { before })
    return (
      <>
        <s>{before}</s> → {after}
      </>
    )
  }

  return (
    <ul className="flex flex-col gap-y-2">
      {changes.map((change, index) => (
        <li key={`${change.kind}:${change.label}:${index}`}>
          <Text size="small" leading="compact" weight="plus">
            {nameOf(change)}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
            {difference(change)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
