import { streamStaffChanges } from "../../../../contracts/routes/live"
import { orderTopic, SHOP_TOPIC } from "../../../../lib/live-topics"
import { implement } from "../../../implement"
import { serveLive } from "../../../serve-live"

/** Long enough to be rare, short enough that a person who signed out or was removed hears of nothing for long. */
const MAX_AGE_MS = 10 * 60_000

const MAX_PER_PERSON = 10

/** Says `changed` for one order. The browser comes back, and is authenticated anew, when the stream has ended. */
export const GET = implement(streamStaffChanges, async ({ staff_id, query, req, res }) => {
  const until = Date.now() + MAX_AGE_MS
  return await serveLive(req, res, {
    owners: [{ id: `staff:${staff_id}`, max: MAX_PER_PERSON }],
    topics: [orderTopic(query.order_id), SHOP_TOPIC],
    access: { topics: [], check: () => Promise.resolve(Date.now() < until) },
  })
})
