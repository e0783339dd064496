import { useTranslation } from "react-i18next"
import type { ApprovalRequest, ProjectHeader, ProjectQuote } from "../../src/contracts"
import { portalApi, statusOf } from "../lib/client"
import { useFormat } from "../lib/format"

/**
 * The API refuses a late decision in words that speak to the client. Staff are told what happened to the request
 * instead, by the project as it stands now. An error of another kind comes back as it is.
 */
export function useTooLate(project: ProjectHeader, request: ApprovalRequest) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()

  const reasonIn = ({ decisions, versions }: ProjectQuote): string | null => {
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
    const now = await portalApi.getProjectQuote({ params: { id: project.id } }).catch(() => null)
    const reason = now && reasonIn(now.data)
    return reason ? new Error(reason, { cause: error }) : error
  }
}
