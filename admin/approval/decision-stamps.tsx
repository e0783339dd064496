import { CheckCircleSolid, ExclamationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DecisionStamp } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { RULE_STAMPS } from "./rule-stamps"

const ICONS = {
  approved: <CheckCircleSolid className="text-ui-tag-green-icon" />,
  changes_requested: <ExclamationCircleSolid className="text-ui-tag-purple-text" />,
  declined: <XCircleSolid className="text-ui-tag-red-icon" />,
} as const satisfies Record<DecisionStamp["kind"], unknown>

function Stamp({ stamp }: { stamp: DecisionStamp }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <li className="grid grid-cols-[20px_1fr] items-start gap-2 px-6 py-3">
      <span aria-hidden className="flex size-5 items-center justify-center">
        {ICONS[stamp.kind]}
      </span>
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t(`approval.stamp.${stamp.kind}`, { name: stamp.name ?? t("approval.erased"), version: stamp.version })}
        </Text>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {[
            stamp.amount !== null && stamp.currency_code !== null && format.money(stamp.amount, stamp.currency_code),
            format.moment(stamp.at),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {RULE_STAMPS.map(({ id, Line }) => (
          <Line key={id} rules={stamp.rules} />
        ))}
        {stamp.message && (
          <Text size="small" className="whitespace-pre-line break-words">
            {stamp.message}
          </Text>
        )}
        {stamp.recorded_by && stamp.recorded_channel && (
          <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
            {t(`approval.recordedBy.${stamp.recorded_channel}`, { name: stamp.recorded_by.name })}
          </Text>
        )}
      </div>
    </li>
  )
}

export function DecisionStamps({ decisions }: { decisions: DecisionStamp[] }) {
  const { t } = useTranslation("clientPortal")
  if (decisions.length === 0) return null
  return (
    <ul aria-label={t("approval.decisions")} aria-live="polite" className="divide-y">
      {decisions.map((stamp) => (
        <Stamp key={stamp.id} stamp={stamp} />
      ))}
    </ul>
  )
}
