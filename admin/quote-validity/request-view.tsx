import { Button, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ApprovalRequest } from "../../src/contracts"
import type { RequestView } from "../approval/request-views"
import { useFormat } from "../lib/format"
import type { TabProps } from "../project/tabs"

/** Until when a version can be approved. What was decided or replaced does not expire any more. */
function ValidityFact({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { validity } = request.rules
  if (!validity) return null
  const isExpired = validity.is_expired && request.state === "open"
  const at = format.moment(validity.valid_until)
  return (
    <>
      {isExpired && (
        <StatusBadge className="w-fit" color="red">
          {t("validity.expired")}
        </StatusBadge>
      )}
      <span>{t(isExpired ? "validity.expiredAt" : "validity.left", { at })}</span>
      {isExpired && validity.renewal_requested_at && (
        <span>{t("validity.renewalAsked", { at: format.moment(validity.renewal_requested_at) })}</span>
      )}
    </>
  )
}

function ExtendButton({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const { request } = project
  if (request?.state !== "open" || !request.rules.validity) return null
  return (
    <Button size="small" variant="secondary" onClick={() => onOpen("extend")}>
      {t("validity.extend")}
    </Button>
  )
}

export const validityRequestView: RequestView = { id: "validity", Fact: ValidityFact, Action: ExtendButton }
