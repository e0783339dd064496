import { getBillingProfile, updateBillingProfile } from "../../../../../../contracts/routes/invoice"
import { readBillingProfile, saveBillingProfile } from "../../../../../../workflows/invoice/billing-profile"
import { implement } from "../../../../../implement"

export const GET = implement(getBillingProfile, ({ params, container }) => readBillingProfile(container, params.id))

export const POST = implement(updateBillingProfile, ({ params, body, container }) =>
  saveBillingProfile(container, params.id, body),
)
