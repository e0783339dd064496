import { useTranslation } from "react-i18next"
import type { ApprovalRequest, DecisionStamp } from "../../src/contracts"
import { statusOf } from "../lib/client"
import { useFormat } from "../lib/format"

/** Requests about one subject with the decisions on them, both newest first. */
export interface RequestHistory {
  versions: ApprovalRequest[]
  decisions: DecisionStamp[]
}

/**
 * The API refuses a late decision in words that speak to the client. Staff are told what happened to the request
 * instead, by the history of the request as it
 * stands now. An error of another kind comes back as it is.
 */
export function useTooLate(request: ApprovalRequest, readHistory: () => Promise<RequestHistory | null>) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()

  const reasonIn = ({ decisions, versions }: RequestHistory): string | null => {
    const decision = decisions.find(({ request_id }) => request_id === request.id)
    if (decision) {
      const { kind, name, version, at } = decision
      const stamp = t(`approval.stamp.${kind}`, { name, version })
      return t("approval.tooLate.decided", { stamp, at: format.moment(at) })
    }
    const newest = versions[0]
    if (newest?.id !== request.id) return t("approval.tooLate.replaced")
    if (newest.state === "withdrawn") return t("approval.tooLate.withdrawn")
    return newest.is_current ? null : t("approval.tooLate.changed")
  }

  return async (error: Error): Promise<Error> => {
    if (statusOf(error) !== 409) return error
    const now = await readHistory().catch(() => null)
    const reason = now && reasonIn(now)
    return reason ? new Error(reason, { cause: error }) : error
  }
}
