import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { deleteProductionView } from "../../../../../../contracts/routes/production"
import { deleteView } from "../../../../../../modules/proof/saved-views"
import { implement } from "../../../../../implement"

export const DELETE = implement(deleteProductionView, async ({ container, params, actor }) => {
  await deleteView(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), params.id, actor.id)
})
