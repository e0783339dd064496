import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Project, Stage, StageMove } from "../contracts"
import { orDefaultStages } from "../modules/portal-settings/default-stages"
import { joinName } from "../order-view/address"
import type { CoreFacts, ProjectRecord } from "./core-facts"
import { CORE_SECTIONS } from "./sections"

/** A function of the database (Migration20261126220000 of the project module). */
const READ_PROJECT = "SELECT portal_read_project(?) AS record"

type StoredRecord = {
  project: Project
  rep: { first_name: string | null; last_name: string | null; email: string } | null
  stages: Stage[]
  moves: StageMove[]
}

/** An order's project with its rep, stages and moves; null while it has none. */
export const findProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
): Promise<(ProjectRecord & { project: Project }) | null> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { record: StoredRecord | null }[] }>(READ_PROJECT, [order_id])
  const record = rows[0]?.record
  if (!record) return null
  const { project, rep, stages, moves } = record
  return {
    project,
    rep: rep && { name: joinName(rep.first_name, rep.last_name) ?? rep.email, email: rep.email },
    stages: orDefaultStages(stages),
    // Postgres writes instants in its own way.
    moves: moves.map((move) => ({ ...move, at: new Date(move.at).toISOString() })),
  }
}

/** @throws MedusaError not_found for an order without a project */
export const readProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
): Promise<ProjectRecord & { project: Project }> => {
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
