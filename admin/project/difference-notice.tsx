import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectHeader } from "../../src/contracts"
import { ChangeList } from "../approval/change-list"
import { useFormat } from "../lib/format"
import { Disclosure } from "../lib/section"

interface DifferenceNoticeProps {
  project: ProjectHeader
  /** Left out where the button stands elsewhere on the screen. */
  onAsk?: () => void
}

/** Says that the order is not what the client approved, or was asked about: both amounts, each change, and what to do. */
export function DifferenceNotice({ project, onAsk }: DifferenceNoticeProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { difference, changes } = project
  if (!difference) return null
  const money = (amount: string) => format.money(amount, difference.currency_code)
  return (
    <>
      <div className="px-6 py-4">
        <Alert variant="warning" role="alert">
          <div className="flex flex-col gap-y-2">
            <Text size="small" weight="plus">
              {t(difference.approved ? "difference.approved" : "difference.asked", { version: difference.version })}
            </Text>
            <Text size="small">
              {t(difference.approved ? "difference.approvedAmounts" : "difference.askedAmounts", {
                before: money(difference.version_amount),
                after: money(difference.current_amount),
              })}
            </Text>
            {onAsk && (
              <Button size="small" variant="secondary" className="w-fit" onClick={onAsk}>
                {t("action.new_request")}
              </Button>
            )}
          </div>
        </Alert>
      </div>
      {changes.length > 0 && (
        <Disclosure label={t("difference.changes", { count: changes.length })}>
          <ChangeList changes={changes} currencyCode={difference.currency_code} />
        </Disclosure>
      )}
    </>
  )
}
