import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ApprovalRequest, RequestState } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure, Row } from "../lib/section"
import { ChangeList } from "./change-list"
import { REQUEST_VIEWS } from "./request-views"

const COLORS = {
  open: "orange",
  approved: "green",
  changes_requested: "purple",
  declined: "red",
  superseded: "grey",
  withdrawn: "grey",
} as const satisfies Record<RequestState, string>

/** One version that was sent for approval: for how much, where it stands, what changed in it. */
export function RequestCard({ request, isNewest }: { request: ApprovalRequest; isNewest: boolean }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const isOutdated = isNewest && request.state === "open" && !request.is_current
  const by = request.requested_by.type === "system" ? null : request.requested_by.name
  return (
    <div className="flex flex-col">
      <Row label={t("approval.version", { version: request.version })}>
        <div className="flex flex-col gap-y-1">
          <StatusBadge className="w-fit" color={isOutdated ? "grey" : COLORS[request.state]}>
            {isOutdated ? t("approval.outdated") : t(`approval.state.${request.state}`)}
          </StatusBadge>
          {request.amount !== null && request.currency_code !== null && (
            <span>{format.money(request.amount, request.currency_code)}</span>
          )}
          {REQUEST_VIEWS.map(({ id, Fact }) => (
            <Fact key={id} request={request} />
          ))}
          <span>{[format.moment(request.requested_at), by].filter(Boolean).join(" · ")}</span>
        </div>
      </Row>
      {request.message && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words px-6 pb-3">
          {request.message}
        </Text>
      )}
      {request.changes.length > 0 && (
        <Disclosure label={t("approval.changes", { count: request.changes.length })}>
          <ChangeList changes={request.changes} currencyCode={request.currency_code ?? ""} />
        </Disclosure>
      )}
    </div>
  )
}
