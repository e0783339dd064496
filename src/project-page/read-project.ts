import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import type { ProjectHead } from "../contracts"
import { APPROVAL_MODULE } from "../modules/approval"
import type { ApprovalModuleService } from "../modules/approval/service"
import { PORTAL_SETTINGS_MODULE } from "../modules/portal-settings"
import type { PortalSettingsModuleService } from "../modules/portal-settings/service"
import { PROJECT_MODULE } from "../modules/project"
import type { ProjectModuleService, ProjectRow } from "../modules/project/service"
import { joinName } from "../order-view/address"
import type { ProjectFacts } from "./page-content"
import { readFulfillments, readOrder } from "../order-view/read-order"

/** The rep as the client may know them; null for none, or one who has left. */
export const readRep = async (container: MedusaContainer, userId: string | null): Promise<ProjectHead["rep"]> => {
  if (!userId) return null
  const [user] = await container.resolve(Modules.USER).listUsers({ id: [userId] })
  return user ? { name: joinName(user.first_name, user.last_name) ?? user.email, email: user.email } : null
}

type ProjectRecord = Omit<ProjectFacts, "order" | "fulfillments"> & { project: ProjectRow }

/** All that is kept of an order's project beside the order itself; null while it has none. */
export const readProjectRecord = async (container: MedusaContainer, orderId: string): Promise<ProjectRecord | null> => {
  const projects: ProjectModuleService = container.resolve(PROJECT_MODULE)
  const approvals: ApprovalModuleService = container.resolve(APPROVAL_MODULE)
  const settings: PortalSettingsModuleService = container.resolve(PORTAL_SETTINGS_MODULE)
  const project = await projects.findByOrder(orderId)
  if (!project) return null
  const [rep, stages, moves, requests, decisions] = await Promise.all([
    readRep(container, project.owner_user_id),
    settings.getStages(),
    projects.listMoves(project.id),
    approvals.listRequests(project.id),
    approvals.listProjectDecisions(project.id),
  ])
  return { project, rep, stages, moves, requests, decisions }
}

/**
 * Reads all that the page of an order is made of.
 * @throws MedusaError not_found for an order without a project, or that is gone
 */
export const readProjectFacts = async (container: MedusaContainer, orderId: string): Promise<ProjectFacts> => {
  const [order, fulfillments, record] = await Promise.all([
    readOrder(container, orderId),
    readFulfillments(container, [orderId]),
    readProjectRecord(container, orderId),
  ])
  if (!record) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return { order, fulfillments: fulfillments.get(orderId) ?? [], ...record }
}

/** The order's freshness key on the given connection, which may be inside a transaction. */
export const readFreshness = async (
  container: MedusaContainer,
  orderId: string,
  connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<string> => {
  const { rows } = await connection.raw<{ rows: { key: string }[] }>("SELECT portal_order_freshness(?) AS key", [
    orderId,
  ])
  const key = rows[0]?.key
  if (!key) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The order's freshness could not be read")
  return key
}
