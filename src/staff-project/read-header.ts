import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDER_SUBJECT, type ProjectHeader } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import type { DecisionRow } from "../modules/approval/rows"
import { linkStateOf } from "../modules/portal-token/link-state"
import { readProjectGlance } from "../project-list/read-project-list"
import { toApprovalRequest } from "../project-page/stamps"
import { readRuleViews } from "../workflows/approval/run-rules"
import { PATIENCE_SECONDS } from "./freshness"

const pendingEffect = (decision: DecisionRow | undefined): ProjectHeader["pending_effect"] => {
  if (!decision || decision.effects_done_at) return null
  const isLate = Date.now() - decision.decided_at.getTime() > PATIENCE_SECONDS * 1000
  if (!decision.effects_error && !isLate) return null
  return { since: decision.decided_at.toISOString(), message: decision.effects_error }
}

/**
 * What stands above the tabs of a project's page, and in the widget on its order. Reads the order only if that has changed
 * since it was last compared with the newest request.
 * @param staff_id whose unread messages are counted
 * @throws not_found
 */
export const readHeader = async (container: MedusaContainer, id: string, staff_id: string): Promise<ProjectHeader> => {
  const { approvals, projects, settings, tokens } = portalServices(container)
  const glance = await readProjectGlance(container, { id }, staff_id)
  if (!glance) throw portalError("not_found", "This project does not exist")
  const { project, changes } = glance
  const [{ ship_date, stage_id }, stages, request, decisions, links] = await Promise.all([
    projects.getProject(id),
    settings.getStages(),
    approvals.newestRequest({ type: ORDER_SUBJECT, id: project.order_id }),
    approvals.listProjectDecisions(id),
    tokens.listLinks({ order_id: project.order_id }),
  ])
  const rules = request ? (await readRuleViews(container, [request])).get(request.id) : undefined
  return {
    ...project,
    ship_date,
    stage_id,
    stages,
    request: request && toApprovalRequest(request, { is_current: !project.difference, rules }),
    changes,
    recipients: links.filter((link) => linkStateOf(link, link.read_at) === "active").map((link) => link.recipient_name),
    pending_effect: pendingEffect(decisions[0]),
  }
}
