import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { ProjectHead } from "../contracts"
import { portalServices } from "../lib/services"
import type { ProjectRow } from "../modules/project/service"
import { joinName } from "../order-view/address"
import type { CoreFacts, ProjectRecord } from "./core-facts"
import { CORE_SECTIONS } from "./sections"

/** The rep as the client may know them; null for none, or one who has left. */
export const readRep = async (container: MedusaContainer, userId: string | null): Promise<ProjectHead["rep"]> => {
  if (!userId) return null
  const [user] = await container.resolve(Modules.USER).listUsers({ id: [userId] })
  return user ? { name: joinName(user.first_name, user.last_name) ?? user.email, email: user.email } : null
}

/** An order's project with its rep, stages and moves; null while it has none. */
export const findProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
): Promise<(ProjectRecord & { project: ProjectRow }) | null> => {
  const { projects, settings } = portalServices(container)
  const project = await projects.findByOrder(order_id)
  if (!project) return null
  const [rep, stages, moves] = await Promise.all([
    readRep(container, project.owner_user_id),
    settings.getStages(),
    projects.listMoves(project.id),
  ])
  return { project, rep, stages, moves }
}

/** @throws MedusaError not_found for an order without a project */
export const readProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
): Promise<ProjectRecord & { project: ProjectRow }> => {
  const record = await findProjectRecord(container, order_id)
  if (!record) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return record
}

/**
 * Reads all that the page of a project is made of, apart from what features add.
 * @throws MedusaError not_found for an order that is gone
 */
export const readCoreFacts = async <R extends ProjectRecord>(
  container: MedusaContainer,
  project: R,
): Promise<CoreFacts & { project: R }> => {
  const { id: project_id, order_id } = project.project
  const subject = { order_id, project_id }
  const [order, approval, delivery] = await Promise.all([
    CORE_SECTIONS.order.read(container, subject),
    CORE_SECTIONS.approval.read(container, subject),
    CORE_SECTIONS.delivery.read(container, subject),
  ])
  return { order, project, approval, delivery }
}
