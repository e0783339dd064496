import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { sha256Hex } from "../lib/digest"
import { portalServices } from "../lib/services"
import type { SessionRow } from "../modules/portal-token/rows"
import { hashToken, looksLikeToken } from "../modules/portal-token/token"
import { RequestBatcher } from "./request-batcher"
import { toPageContent } from "./page-content"
import { readProjectFacts } from "./read-project"
import { type Snapshot, SnapshotCache } from "./snapshot-cache"

const cache = new SnapshotCache()
const looks = new WeakMap<Knex, RequestBatcher<FreshSession>>()

export type FreshSession = SessionRow & { freshness: string | null }

/**
 * Session, link and the order's freshness key in one statement: all that an unchanged page costs the database. Null
 * once session or link is over; the key is null for an account link.
 */
export const authenticateWithFreshness = async (
  container: MedusaContainer,
  bearer: string,
): Promise<FreshSession | null> =>
  looksLikeToken(bearer)
    ? await lookOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)).request(hashToken(bearer))
    : null

const lookOf = (knex: Knex): RequestBatcher<FreshSession> => {
  const known = looks.get(knex)
  if (known) return known
  const look = new RequestBatcher<FreshSession>(async (hashes) => {
    const { rows } = await knex.raw<{ rows: (FreshSession & { hash: string })[] }>(
      "SELECT asked.hash, page.* FROM unnest(?::text[]) AS asked(hash), portal_page_session(asked.hash) AS page",
      [hashes],
    )
    return new Map(rows.map(({ hash, ...session }) => [hash, session]))
  })
  looks.set(knex, look)
  return look
}

/** The page's body under the given key: kept, or built now. */
export const readSnapshot = async (container: MedusaContainer, orderId: string, key: string): Promise<Snapshot> =>
  await cache.read(orderId, key, async () => {
    const [shop, facts] = await Promise.all([
      portalServices(container).settings.getShop(),
      readProjectFacts(container, orderId),
    ])
    const content = toPageContent(facts)
    const { project, sections } = content
    const parts = Object.entries({ shop, project, ...sections })
    const versions = Object.fromEntries(parts.map(([id, part]) => [id, sha256Hex(JSON.stringify(part)).slice(0, 12)]))
    return JSON.stringify({ shop, ...content, versions }).slice(1, -1)
  })
