import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { type Project, projectSchema, stageMoveSchema, stageSchema } from "../contracts"
import { callFunctions } from "../lib/sql"
import { orDefaultStages } from "../modules/portal-settings/default-stages"
import { joinName } from "../order-view/address"
import type { CoreFacts, ProjectRecord } from "./core-facts"
import type { GivenRows } from "./page-part"
import { CORE_SECTIONS } from "./sections"

/** A function of the database (Migration20261126220000 of the project module). */
export const READ_PROJECT = "portal_read_project"

/** What it gives; null for an order without a project. */
const storedRecord = z
  .object({
    project: projectSchema,
    rep: z
      .object({ first_name: z.string().nullable(), last_name: z.string().nullable(), email: z.string() })
      .nullable(),
    stages: z.array(stageSchema),
    // Postgres writes instants in its own way.
    moves: z.array(stageMoveSchema.extend({ at: z.string().transform((at) => new Date(at).toISOString()) })),
  })
  .nullable()

/**
 * An order's project with its rep, stages and moves; null while it has none.
 * @param given what the function gave; left out, it is asked now
 */
export const findProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
  given?: GivenRows,
): Promise<(ProjectRecord & { project: Project }) | null> => {
  const [row] = given ?? (await callFunctions(container, [READ_PROJECT], order_id))
  const record = storedRecord.parse(row)
  if (!record) return null
  const { project, rep, stages, moves } = record
  return {
    project,
    rep: rep && { name: joinName(rep.first_name, rep.last_name) ?? rep.email, email: rep.email },
    stages: orDefaultStages(stages),
    moves,
  }
}

/** As `findProjectRecord`. @throws MedusaError not_found for an order without a project */
export const readProjectRecord = async (
  container: MedusaContainer,
  order_id: string,
  given?: GivenRows,
): Promise<ProjectRecord & { project: Project }> => {
  const record = await findProjectRecord(container, order_id, given)
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
