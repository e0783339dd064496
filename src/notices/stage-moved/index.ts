import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { readOrder } from "../../order-view/read-order"
import { unseen } from "../condition"
import { greetedName, linkUrl, orderOfLink, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, EXAMPLE_DAY, EXAMPLE_URL, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { clientThread } from "../mail-thread"
import { readStageNotice } from "./stage-notice"
import { stageMovedMail } from "./template"

/** Minutes in which staff can put right a move that they made by mistake: clients are not told of it then. */
const WAIT_MINUTES = 5

/** The stage of which a recipient knows: the last one that they were told of, or the project's first. */
const knownStage = async (
  container: MedusaContainer,
  { project_id, link_id }: { project_id: string; link_id: string },
): Promise<string | null> => {
  const { outbox, projects } = portalServices(container)
  const moves = await projects.listMoves(project_id)
  const told = await outbox.lastSentAbout("notice.stage-moved", link_id)
  return (moves.find(({ id }) => id === told) ?? moves[0])?.stage_id ?? null
}

/** Tells one recipient that the order has come to a stage; not once it has moved on, back to where it was, or is canceled. */
export const stageMoved = defineNotice({
  name: "stage-moved",
  title: "job.notice.stage_moved",
  audience: "client",
  channels: { email: stageMovedMail },
  payload: z.object({ move_id: z.string(), link_id: z.string() }),
  about: ({ move_id, link_id }) => ({ resource_type: "portal_stage_move", resource_id: move_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: WAIT_MINUTES },
  condition: unseen,
  mail_kind: "progress",
  isDue: async (container, { move_id, link_id }) => {
    const { projects } = portalServices(container)
    const move = await projects.getMove(move_id)
    const [notice, project] = await Promise.all([
      readStageNotice(container, move.stage_id),
      projects.getProject(move.project_id),
    ])
    if (!notice?.is_on || project.stage_id !== move.stage_id) return false
    if ((await readOrder(container, project.order_id)).status === "canceled") return false
    return (await knownStage(container, { project_id: project.id, link_id })) !== move.stage_id
  },
  latest: LATEST.stage_move,
  example: {
    recipient_name: EXAMPLE_CLIENT,
    project: exampleProject,
    stage: "Production",
    is_done: false,
    text: null,
    in_hands_date: EXAMPLE_DAY,
    url: EXAMPLE_URL,
  },
  load: async (container, { move_id, link_id }) => {
    const { projects, tokens } = portalServices(container)
    const link = await tokens.findLink(link_id)
    if (!link || linkStateOf(link, link.read_at) !== "active") return null
    const move = await projects.getMove(move_id)
    const notice = await readStageNotice(container, move.stage_id)
    if (!notice) return null
    const { order_id } = await projects.getProject(move.project_id)
    const { named, project } = await readProjectOf(container, order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        recipient_name: greetedName(link),
        project: named,
        stage: notice.stage.name,
        is_done: notice.stage.is_done,
        text: notice.text,
        in_hands_date: project.in_hands_date,
        url: await linkUrl(container, link),
      },
      email: { to: link.recipient_email, reply_to: owner?.email ?? null, thread: clientThread(project, link) },
    }
  },
})
