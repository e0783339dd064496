import { Alert, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ApprovalRequest, RequestState } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure, Row } from "../lib/section"
import { ChangeList } from "./change-list"

const COLORS = {
  open: "orange",
  approved: "green",
  changes_requested: "purple",
  declined: "red",
  superseded: "grey",
  withdrawn: "grey",
} as const satisfies Record<RequestState, string>

/** The newest request: which version, for how much, where it stands. */
export function RequestCard({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const moved = !request.is_current && (request.state === "open" || request.state === "approved")

  return (
    <>
      {moved && (
        <div className="px-6 py-4">
          <Alert variant="warning" role="alert">
            {request.state === "open" ? t("approval.changedSinceAsked") : t("approval.changedSinceApproved")}
          </Alert>
        </div>
      )}
      <Row label={t("approval.request")}>
        <div className="flex flex-wrap items-center gap-2">
          {t("approval.version", { version: request.version })}
          {request.state === "open" && !request.is_current ? (
            <StatusBadge color="grey">{t("approval.outdated")}</StatusBadge>
          ) : (
            <StatusBadge color={COLORS[request.state]}>{t(`approval.state.${request.state}`)}</StatusBadge>
          )}
        </div>
      </Row>
      <Row label={t("approval.amount")}>{format.money(request.amount, request.currency_code)}</Row>
      <Row label={t("approval.asked")}>
        {[format.moment(request.requested_at), request.requested_by.name].filter(Boolean).join(" · ")}
      </Row>
      {request.message && (
        <div className="px-6 py-3">
          <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
            {request.message}
          </Text>
        </div>
      )}
      {request.changes.length > 0 && (
        <Disclosure label={t("approval.changes", { count: request.changes.length })}>
          <ChangeList changes={request.changes} currencyCode={request.currency_code} />
        </Disclosure>
      )}
    </>
  )
}
