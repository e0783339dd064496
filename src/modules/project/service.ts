import { ContainerRegistrationKeys, generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, DeliveryNote as DeliveryNoteContract, Stage, UpdateProject } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { DeliveryNote } from "./models/delivery-note"
import { Project } from "./models/project"
import { StageMove } from "./models/stage-move"

export type ProjectRow = InferTypeOf<typeof Project>
export type StageMoveRow = InferTypeOf<typeof StageMove>

/** A stage to put a project on; `assertKept` throws inside the writing transaction when the stage has been removed. */
export type StageTarget = Pick<Stage, "id" | "name"> & {
  assertKept: (trx: Knex) => Promise<void>
  /** What tells of a move to it, in the transaction that moves. Left out: nothing does. */
  jobs?: (move_id: string, trx: Knex) => Promise<QueuedJob[]>
}

/** The client-facing face of orders: names, dates, owner, stage and its history, delivery note drafts. */
export class ProjectModuleService extends MedusaService({ Project, StageMove, DeliveryNote }) {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  async findByOrder(order_id: string): Promise<ProjectRow | null> {
    return (await this.knex<ProjectRow>("portal_project").where({ order_id }).whereNull("deleted_at").first()) ?? null
  }

  /** Ids of the projects of orders, by order. */
  async idsByOrder(order_ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.knex<ProjectRow>("portal_project")
      .whereIn("order_id", [...new Set(order_ids)])
      .whereNull("deleted_at")
      .select("id", "order_id")
    return new Map(rows.map(({ id, order_id }) => [order_id, id]))
  }

  async getProject(id: string): Promise<ProjectRow> {
    const project = await this.knex<ProjectRow>("portal_project").where({ id }).first()
    if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This project does not exist")
    return project
  }

  /** The order's project: the one there is, or a new one on its first stage. Callers at once get the same. */
  async ensureProject(
    order_id: string,
    first: { name: string; stage: StageTarget; owner_user_id: string | null; actor: Actor },
  ): Promise<{ project: ProjectRow; created: boolean }> {
    const id = generateEntityId(undefined, "pproj")
    const inserted = await this.knex.transaction(async (trx) => {
      await first.stage.assertKept(trx)
      const rows = await trx("portal_project")
        .insert({
          id,
          order_id,
          name: first.name,
          stage_id: first.stage.id,
          owner_user_id: first.owner_user_id,
          billing_state: "none",
        })
        .onConflict()
        .ignore()
        .returning<ProjectRow[]>("*")
      if (rows[0]) await this.insertMove(trx, id, first.stage, first.actor)
      return rows[0]
    })
    if (inserted) return { project: inserted, created: true }
    const project = await this.findByOrder(order_id)
    if (!project) throw new MedusaError(MedusaError.Types.CONFLICT, "This order's project was removed meanwhile")
    return { project, created: false }
  }

  async saveFields(id: string, changes: UpdateProject, knex: Knex = this.knex): Promise<void> {
    if (Object.keys(changes).length === 0) return
    await knex("portal_project")
      .where({ id })
      .update({ ...changes, updated_at: new Date() })
  }

  /** Moves the order's project to the top of the list by activity. Everything but Medusa's own events does so by triggers. */
  async recordActivity(order_id: string): Promise<void> {
    await this.knex.raw("SELECT portal_touch_project(?)", [order_id])
  }

  async setBillingState(id: string, billing_state: ProjectRow["billing_state"]): Promise<void> {
    await this.knex("portal_project").where({ id }).update({ billing_state, updated_at: new Date() })
  }

  /** Names of projects; those that do not exist are left out. */
  async listNames(ids: readonly string[]): Promise<Pick<ProjectRow, "id" | "name">[]> {
    return await this.knex<ProjectRow>("portal_project")
      .whereIn("id", [...ids])
      .whereNull("deleted_at")
      .select("id", "name")
  }

  /**
   * Moves a project and keeps the move. Standing there already is no move.
   * @param from move only from one of these stages: what moves by itself must not undo what staff did meanwhile
   * @returns whether it moved
   */
  async moveStage(id: string, stage: StageTarget, actor: Actor, from?: string[]): Promise<boolean> {
    return await this.knex.transaction(async (trx) => {
      await stage.assertKept(trx)
      const query = trx("portal_project").where({ id }).whereNot({ stage_id: stage.id })
      const moved = await (from ? query.whereIn("stage_id", from) : query).update({
        stage_id: stage.id,
        updated_at: new Date(),
      })
      if (!moved) return false
      const move_id = await this.insertMove(trx, id, stage, actor)
      if (stage.jobs) await enqueueAll(trx, await stage.jobs(move_id, trx))
      return true
    })
  }

  /** @throws MedusaError not_found */
  async getMove(id: string): Promise<StageMoveRow> {
    const move = await this.knex<StageMoveRow>("portal_stage_move").where({ id }).whereNull("deleted_at").first()
    if (!move) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This move does not exist")
    return move
  }

  async listMoves(project_id: string): Promise<StageMoveRow[]> {
    return await this.knex<StageMoveRow>("portal_stage_move")
      .where({ project_id })
      .whereNull("deleted_at")
      .orderBy("created_at", "asc")
  }

  /** Ids of the stages that projects stand on. */
  async stagesInUse(knex: Knex = this.knex): Promise<Set<string>> {
    const rows = await knex<ProjectRow>("portal_project").whereNull("deleted_at").distinct("stage_id")
    return new Set(rows.map(({ stage_id }) => stage_id))
  }

  /** Drafts the delivery note of a decision, once however often it is called. */
  async draftDeliveryNote(note: {
    project_id: string
    decision_id: string
    number: string
    lines: DeliveryNoteContract["lines"]
  }): Promise<void> {
    await this.knex("portal_delivery_note")
      .insert({ id: generateEntityId(undefined, "pdn"), ...note, state: "draft", lines: JSON.stringify(note.lines) })
      .onConflict()
      .ignore()
  }

  async newestDeliveryNote(project_id: string): Promise<DeliveryNoteContract | null> {
    const row = await this.knex<DeliveryNoteContract>("portal_delivery_note")
      .where({ project_id })
      .whereNull("deleted_at")
      .orderBy("created_at", "desc")
      .first()
    return row ? { id: row.id, number: row.number, state: row.state, lines: row.lines } : null
  }

  private async insertMove(
    knex: Knex,
    project_id: string,
    stage: Pick<Stage, "id" | "name">,
    actor: Actor,
  ): Promise<string> {
    const id = generateEntityId(undefined, "pmove")
    await knex("portal_stage_move").insert({
      id,
      project_id,
      stage_id: stage.id,
      stage_name: stage.name,
      ...actorColumns(actor),
    })
    return id
  }
}
