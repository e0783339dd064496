import { addCustomerColor, listBrandColors } from "../../../../../../contracts/routes/branding"
import { portalServices } from "../../../../../../lib/services"
import { assertCustomer } from "../../../../../../workflows/contact/assert-customer"
import { implement } from "../../../../../implement"

export const GET = implement(listBrandColors, async ({ params, container }) => {
  await assertCustomer(container, params.id)
  return { colors: await portalServices(container).brandings.listColors(params.id) }
})

export const POST = implement(addCustomerColor, async ({ params, body, actor, container }) => {
  await assertCustomer(container, params.id)
  return { colors: await portalServices(container).brandings.addColor({ customer_id: params.id, actor }, body) }
})
