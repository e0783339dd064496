import { replayStripeEvents } from "../../../../../contracts/routes/payment"
import { replayEvents } from "../../../../../workflows/payment/replay-events"
import { implement } from "../../../../implement"

export const POST = implement(replayStripeEvents, async ({ body, container }) => ({
  events: await replayEvents(container, body),
}))
