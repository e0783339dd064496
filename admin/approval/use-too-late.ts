import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { ApprovalRequest, OrderPanel } from "../../src/contracts"
import { portalApi, statusOf } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"

/**
 * The API refuses a late decision in words that speak to the client. Staff are told what happened to the request
 * instead, by the panel as it stands now; an error of another kind comes back as it is.
 */
export function useTooLate(orderId: string, request: ApprovalRequest) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const format = useFormat()

  const reasonIn = ({ decisions, request: newest }: OrderPanel): string | null => {
    const decision = decisions.find(({ request_id }) => request_id === request.id)
    if (decision) {
      const { kind, name, version, at } = decision
      const stamp = t(`approval.stamp.${kind}`, { name, version })
      return t("approval.tooLate.decided", { stamp, at: format.moment(at) })
    }
    if (newest?.id !== request.id) return t("approval.tooLate.replaced")
    if (newest.state === "withdrawn") return t("approval.tooLate.withdrawn")
    return newest.is_current ? null : t("approval.tooLate.changed")
  }

  return async (error: Error): Promise<Error> => {
    if (statusOf(error) !== 409) return error
    const panel = await portalApi.orderPanel(orderId).then(
      (answer) => answer.panel,
      () => null,
    )
    if (!panel) return error
    await client.cancelQueries({ queryKey: portalKeys.order(orderId) })
    client.setQueryData(portalKeys.order(orderId), panel)
    const reason = reasonIn(panel)
    return reason ? new Error(reason, { cause: error }) : error
  }
}
