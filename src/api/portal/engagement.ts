import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { LRUCache } from "lru-cache"
import { RateLimiterMemory } from "rate-limiter-flexible"
import type { EventOwner } from "../../modules/engagement/rows"
import type { SessionRow } from "../../modules/portal-token/rows"
import { hashToken, looksLikeToken } from "../../modules/portal-token/token"
import type { Authenticate } from "../../project-page/read-page"
import { RequestBatcher } from "../../project-page/request-batcher"
import { judgeView, recordEngagement } from "../../workflows/engagement/record"
import { type ClientRequest, clientInfo } from "./client-info"

/** Sessions that are known for so long without asking again: a report gives nothing away, so it may come that late. */
const KNOWN_MS = 5_000
const MAX_KNOWN = 20_000

const SESSIONS = `
  SELECT asked.hash, session.* FROM unnest(?::text[]) AS asked(hash)
   CROSS JOIN LATERAL portal_live_session(asked.hash) AS session`

type Known = { sessions: RequestBatcher<SessionRow>; cache: LRUCache<string, SessionRow> }
const byDatabase = new WeakMap<Knex, Known>()

const knownOf = (knex: Knex): Known => {
  const known = byDatabase.get(knex)
  if (known) return known
  const made: Known = {
    sessions: new RequestBatcher<SessionRow>(async (hashes) => {
      const { rows } = await knex.raw<{ rows: (SessionRow & { hash: string })[] }>(SESSIONS, [hashes])
      return new Map(rows.map(({ hash, ...session }) => [hash, session]))
    }),
    cache: new LRUCache({ max: MAX_KNOWN, ttl: KNOWN_MS }),
  }
  byDatabase.set(knex, made)
  return made
}

/** The session of a report, without the keys of a page that nobody reads here. */
export const authenticateReport: Authenticate = async (container, bearer) => {
  if (!looksLikeToken(bearer)) return null
  const hash = hashToken(bearer)
  const { sessions, cache } = knownOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const session = cache.get(hash) ?? (await sessions.request(hash))
  if (!session) return null
  cache.set(hash, session, { noUpdateTTL: true })
  return { ...session, keys: new Map(), rows: new Map(), unread_messages: 0 }
}

type Recipient = Pick<SessionRow, "id" | "purpose" | "order_id" | "customer_id" | "session_id">

const ownerOf = ({ order_id, customer_id }: Recipient): EventOwner | null => {
  if (order_id !== null) return { order_id, customer_id: null }
  return customer_id === null ? null : { order_id, customer_id }
}

/** Who did something through a link, for `recordEngagement`; null for staff's previews, which never count. */
const whoOf = (req: ClientRequest, session: Recipient) => {
  const owner = session.purpose === "recipient" ? ownerOf(session) : null
  return owner && { ...owner, link_id: session.id, session_id: session.session_id, ...clientInfo(req) }
}

type OwnParts<Event> = Event extends unknown
  ? Omit<Event, "order_id" | "customer_id" | "link_id" | "session_id" | "address" | "agent">
  : never

/** Of one link, so that nobody fills the table or pushes what others did off the timeline: far more than people do. */
const daily = new RateLimiterMemory({ keyPrefix: "engagement", points: 3_000, duration: 86_400 })
const hits = new RateLimiterMemory({ keyPrefix: "engagement-hit", points: 20, duration: 60 })

const isAllowed = async (kind: string, link_id: string): Promise<boolean> => {
  const limiters = kind === "hit" ? [hits, daily] : [daily]
  return await Promise.all(limiters.map((limiter) => limiter.consume(link_id))).then(
    () => true,
    () => false,
  )
}

/** Whether a page that is in view is in view of a person, as far as anything is known. Never in a preview. */
export const isShownToPerson = async (
  container: MedusaContainer,
  req: ClientRequest,
  session: Recipient,
): Promise<boolean> => {
  const who = whoOf(req, session)
  return who !== null && (await judgeView(container, who)) === "human"
}

/** Takes in what a client did. Nothing of a preview is kept. */
export const recordOf = (
  container: MedusaContainer,
  req: ClientRequest & Pick<MedusaRequest, "method">,
  session: Recipient,
  event: OwnParts<Parameters<typeof recordEngagement>[1]>,
): void => {
  const who = whoOf(req, session)
  // HEAD fetches nothing.
  if (!who || req.method === "HEAD") return
  void isAllowed(event.kind, who.link_id).then((allowed) => {
    if (allowed) recordEngagement(container, { ...who, ...event })
  })
}
