import { saveCustomerColor } from "../../../../../../../contracts/routes/branding"
import { portalServices } from "../../../../../../../lib/services"
import { implement } from "../../../../../../implement"

export const POST = implement(saveCustomerColor, async ({ params, body, actor, container }) => {
  const scope = { customer_id: params.id, actor }
  return { colors: await portalServices(container).brandings.saveColor(scope, { ...body, id: params.color_id }) }
})
