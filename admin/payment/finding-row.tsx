import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { PaymentFinding } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { ResolveDrawer } from "./resolve-drawer"

interface Props {
  finding: PaymentFinding
  /** It stands on the project's own page, which needs no link to itself. */
  isOnProject?: boolean
}

/** One difference, with both amounts and what can be done. */
export function FindingRow({ finding, isOnProject = false }: Props) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const [isResolving, setResolving] = useState(false)
  const { currency_code: currency, booked, at_stripe, resolved_at, resolved_by } = finding
  const facts = [
    ...(booked && currency ? [t("payment.finding.booked", { amount: format.money(booked, currency) })] : []),
    ...(at_stripe && currency ? [t("payment.finding.atStripe", { amount: format.money(at_stripe, currency) })] : []),
    ...(finding.stripe_id ? [finding.stripe_id] : []),
    t("payment.finding.found", { at: format.moment(finding.found_at) }),
  ]
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t(`payment.finding.code.${finding.code}`)}
        </Text>
        <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {facts.join(" · ")}
        </Text>
        {resolved_at && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            {t("payment.finding.resolved", { at: format.moment(resolved_at), name: resolved_by?.name ?? "" })}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-2">
        {finding.project_id && !isOnProject && (
          <Button size="small" variant="transparent" asChild>
            <Link to={`/client-portal/projects/${finding.project_id}?tab=invoices`}>
              {t("payment.finding.project")}
            </Link>
          </Button>
        )}
        {finding.order_id && (isOnProject || !finding.project_id) && (
          <Button size="small" variant="transparent" asChild>
            <Link to={`/orders/${finding.order_id}`}>{t("payment.finding.order")}</Link>
          </Button>
        )}
        {!resolved_at && (
          <Button size="small" variant="secondary" onClick={() => setResolving(true)}>
            {t("payment.finding.resolve")}
          </Button>
        )}
      </div>
      {isResolving && <ResolveDrawer finding={finding} onClose={() => setResolving(false)} />}
    </li>
  )
}
