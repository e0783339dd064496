import { listPaymentFindings } from "../../../../../contracts/routes/payment"
import { readFindings } from "../../../../../workflows/payment/findings"
import { implement } from "../../../../implement"

export const GET = implement(listPaymentFindings, async ({ container }) => await readFindings(container))
