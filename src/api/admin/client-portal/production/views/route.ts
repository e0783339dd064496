import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { listProductionViews, saveProductionView } from "../../../../../contracts/routes/production"
import { readViews, saveView } from "../../../../../modules/proof/saved-views"
import { implement } from "../../../../implement"

export const GET = implement(listProductionViews, async ({ container, staff_id }) => ({
  views: await readViews(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), staff_id),
}))

export const POST = implement(saveProductionView, async ({ container, body, actor }) => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await saveView(knex, body, actor)
  return { views: await readViews(knex, actor.id) }
})
