import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SessionRow } from "../modules/portal-token/rows"
import { hashToken, looksLikeToken } from "../modules/portal-token/token"
import { type FreshnessKeys, freshnessKeysOf, toFreshnessKeys } from "./freshness"
import { RequestBatcher } from "./request-batcher"
import { buildSnapshot, type Snapshot } from "./snapshot"
import { SnapshotCache } from "./snapshot-cache"

/** About two thousand pages of usual orders, or two hundred of a hundred lines. */
const MAX_CACHE_BYTES = 128 * 1024 * 1024

const cache = new SnapshotCache<Snapshot>(MAX_CACHE_BYTES)
const batchers = new WeakMap<Knex, RequestBatcher<FreshSession>>()

/** A live session with its order's keys; those of an account link are empty. */
export type FreshSession = SessionRow & { keys: FreshnessKeys }

/** Session, link and the keys of all parts of the page in one statement: all that an unchanged page costs the database. */
const SESSIONS = `
  SELECT asked.hash, session.*,
         CASE WHEN session.order_id IS NOT NULL THEN ${freshnessKeysOf("session.order_id")} END AS keys
    FROM unnest(?::text[]) AS asked(hash), portal_live_session(asked.hash) AS session`

/** @returns null once session or link has ended */
export const authenticateWithFreshness = async (
  container: MedusaContainer,
  bearer: string,
): Promise<FreshSession | null> =>
  looksLikeToken(bearer)
    ? await batcherOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)).request(hashToken(bearer))
    : null

const batcherOf = (knex: Knex): RequestBatcher<FreshSession> => {
  const known = batchers.get(knex)
  if (known) return known
  const batcher = new RequestBatcher<FreshSession>(async (hashes) => {
    const { rows } = await knex.raw<{ rows: (SessionRow & { hash: string; keys: string[] | null })[] }>(SESSIONS, [
      hashes,
    ])
    return new Map(rows.map(({ hash, keys, ...session }) => [hash, { ...session, keys: toFreshnessKeys(keys ?? []) }]))
  })
  batchers.set(knex, batcher)
  return batcher
}

/**
 * The page's body under the given keys: kept, or built of what changed.
 * @throws MedusaError not_found for an order without a project, or that is gone
 */
export const readPageBody = async (
  container: MedusaContainer,
  order_id: string,
  keys: FreshnessKeys,
): Promise<string> => {
  const key = [...keys.values()].join("\n")
  return (await cache.read(order_id, key, (last) => buildSnapshot(container, order_id, keys, last))).body
}
