import { getStripeConnection } from "../../../../../contracts/routes/payment"
import { readStripeConnection } from "../../../../../workflows/payment/connection"
import { implement } from "../../../../implement"

export const GET = implement(getStripeConnection, async ({ container }) => await readStripeConnection(container))
