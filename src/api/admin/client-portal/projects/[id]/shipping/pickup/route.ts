import { setPickup } from "../../../../../../../contracts/routes/shipping"
import { setPickup as setPickupOf } from "../../../../../../../workflows/shipping/set-pickup"
import { implement } from "../../../../../../implement"

export const POST = implement(setPickup, ({ container, params, body }) => setPickupOf(container, params.id, body))
