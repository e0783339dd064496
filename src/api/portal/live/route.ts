import type { MedusaContainer } from "@medusajs/framework/types"
import { streamChanges } from "../../../contracts/routes/live"
import { customerTopic, linkTopic, orderTopic, SHOP_TOPIC } from "../../../lib/live-topics"
import { portalServices } from "../../../lib/services"
import type { FreshSession } from "../../../project-page/read-page"
import { RequestBatcher } from "../../../project-page/request-batcher"
import { implement } from "../../implement"
import { serveLive } from "../../serve-live"

/** Each browser has a session of its own, and closes the streams of hidden tabs. */
const MAX_PER_BROWSER = 10
/** A link that is passed around a company keeps few of an instance's streams; further pages ask every few seconds. */
const MAX_PER_LINK = 50

type Tokens = ReturnType<typeof portalServices>["tokens"]
const batchers = new WeakMap<Tokens, RequestBatcher<true>>()

/** All open pages ask at the same time, every 20 s. */
const sessionsOf = (container: MedusaContainer): RequestBatcher<true> => {
  const { tokens } = portalServices(container)
  const known = batchers.get(tokens)
  if (known) return known
  const made = new RequestBatcher<true>(
    async (ids) => new Map((await tokens.findLiveSessions(ids)).map((id) => [id, true])),
  )
  batchers.set(tokens, made)
  return made
}

const subjectOf = ({ order_id, customer_id }: FreshSession): string[] => [
  ...(order_id ? [orderTopic(order_id)] : []),
  ...(customer_id ? [customerTopic(customer_id)] : []),
]

/** Says `changed` for the session's own order or account. Ends with the session or its link. */
export const GET = implement(streamChanges, async ({ session, container, req, res }) => {
  const { session_id, id } = session
  const sessions = sessionsOf(container)
  return await serveLive(req, res, {
    owners: [
      { id: `session:${session_id}`, max: MAX_PER_BROWSER },
      { id: `link:${id}`, max: MAX_PER_LINK },
    ],
    topics: [...subjectOf(session), SHOP_TOPIC],
    access: { topics: [linkTopic(id)], check: async () => (await sessions.request(session_id)) === true },
  })
})
