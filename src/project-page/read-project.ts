import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { ProjectHead } from "../contracts"
import { portalServices } from "../lib/services"
import type { ProjectRow, StageMoveRow } from "../modules/project/service"
import { joinName } from "../order-view/address"
import type { CoreFacts, ProjectRecord } from "./core-facts"
import { CORE_SECTIONS } from "./sections"

/** The project with its rep; one who has left is none. */
const PROJECT = `
  SELECT p.*, u.first_name AS rep_first_name, u.last_name AS rep_last_name, u.email AS rep_email
    FROM portal_project p LEFT JOIN "user" u ON u.id = p.owner_user_id AND u.deleted_at IS NULL
   WHERE p.order_id = ? AND p.deleted_at IS NULL`
const MOVES = `
  SELECT v.* FROM portal_stage_move v JOIN portal_project p ON p.id = v.project_id AND p.deleted_at IS NULL
   WHERE p.order_id = ? AND v.deleted_at IS NULL
   ORDER BY v.created_at, v.id`

type Row = ProjectRow & { rep_first_name: string | null; rep_last_name: string | null; rep_email: string | null }

const repOf = ({ rep_first_name, rep_last_name, rep_email }: Row): ProjectHead["rep"] =>
  rep_email === null ? null : { name: joinName(rep_first_name, rep_last_name) ?? rep_email, email: rep_email }

/** An order's project with its rep, stages and moves; null while it has none. */
export const findProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
): Promise<(ProjectRecord & { project: ProjectRow }) | null> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  // At once, since each waits for the database and not for the others.
  const [projects, moves, stages] = await Promise.all([
    knex.raw<{ rows: Row[] }>(PROJECT, [order_id]),
    knex.raw<{ rows: StageMoveRow[] }>(MOVES, [order_id]),
    portalServices(container).settings.getStages(),
  ])
  const [project] = projects.rows
  return project ? { project, rep: repOf(project), stages, moves: moves.rows } : null
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
