import { readOrderAccount } from "../../../account-view/read-order-account"
import { getOrderAccount } from "../../../contracts/routes/account"
import { implement } from "../../implement"

export const GET = implement(getOrderAccount, async ({ session: { id, order_id }, container }) => ({
  account: await readOrderAccount(container, { link_id: id, order_id }),
}))
