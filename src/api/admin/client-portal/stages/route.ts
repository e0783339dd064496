import { getStages, replaceStages } from "../../../../contracts/routes/project"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const GET = implement(getStages, async ({ container }) => ({
  stages: await portalServices(container).settings.getStages(),
}))

export const POST = implement(replaceStages, async ({ body, container }) => {
  const { projects, settings } = portalServices(container)
  return { stages: await settings.saveStages(body, (trx) => projects.stagesInUse(trx)) }
})
