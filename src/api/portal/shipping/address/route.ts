import { checkAddress } from "../../../../contracts/routes/shipping"
import { checkAddress as checkAddressOf } from "../../../../workflows/shipping/check-address"
import { implement } from "../../../implement"
import { clientOf } from "../../portal-session"

export const POST = implement(checkAddress, ({ session, body, container }) =>
  checkAddressOf(container, { order_id: session.order_id, actor: clientOf(session) }, body),
)
