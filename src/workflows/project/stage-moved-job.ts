import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { stageMoved } from "../../notices/stage-moved"
import { readStageNotice } from "../../notices/stage-moved/stage-notice"
import { activeLinkIds } from "../portal-link/active-links"

/**
 * Tells the clients of an order to which stage it moved, where the shop tells of that stage. The mails' ids follow from the
 * move, so that a repeat sends none twice.
 */
export const stageMovedJob = defineJob({
  id: "stage-moved",
  title: "job.stage_moved",
  queue: "effects",
  payload: z.object({ move_id: z.string() }),
  orderOf: async (container, { move_id }) => {
    const { projects } = portalServices(container)
    return (await projects.getProject((await projects.getMove(move_id)).project_id)).order_id
  },
  run: async (container, { move_id }) => {
    const { outbox, projects } = portalServices(container)
    const { project_id, stage_id } = await projects.getMove(move_id)
    const notice = await readStageNotice(container, stage_id)
    if (!notice?.is_on) return
    const { order_id } = await projects.getProject(project_id)
    for (const link_id of await activeLinkIds(container, order_id)) {
      const uid = `stage:${move_id}:${link_id}`
      await outbox.add(stageMoved.job({ move_id, link_id }, { uid, key: uid }))
    }
  },
})
