import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { LRUCache } from "lru-cache"
import { prepareRead, type PreparedRead } from "../lib/prepared-statement"
import type { SessionRow } from "../modules/portal-token/rows"
import { hashToken, looksLikeToken } from "../modules/portal-token/token"
import {
  type ChangedRows,
  type FreshnessKeys,
  freshnessKeysOf,
  type GivenParts,
  jointKey,
  pageRowsOf,
  toChangedRows,
  toFreshnessKeys,
} from "./freshness"
import { RequestBatcher } from "./request-batcher"
import { buildSnapshot, type Snapshot } from "./snapshot"
import { SnapshotCache } from "./snapshot-cache"

/** About two thousand pages of usual orders, or two hundred of a hundred lines. */
const MAX_CACHE_BYTES = 128 * 1024 * 1024
/** Sessions whose order is remembered, some 200 bytes each. */
const MAX_KNOWN_SESSIONS = 20_000

const cache = new SnapshotCache<Snapshot>(MAX_CACHE_BYTES)
/** The orders of sessions by the hash of their token. A hint of which page is asked for, and no leave to read it. */
const orderOfSession = new LRUCache<string, string>({ max: MAX_KNOWN_SESSIONS })

/** A live session with its order's keys; those of an account link are empty. */
export type FreshSession = SessionRow & {
  keys: FreshnessKeys
  /** For `authenticateForPage`: what changed since the page that this process keeps. Empty otherwise. */
  rows: ChangedRows
  /** For `authenticateForPage`: messages of others that the recipient has not seen, up to 100. 0 otherwise. */
  unread_messages: number
}

/**
 * Session, link and the keys of all parts of the page in one statement: all that an unchanged page costs the database.
 * Together with the keys of a kept page it also gives the rows of all parts that have another key by now. Keys and rows
 * are of one snapshot of the database, because one statement calls functions that are STABLE.
 */
const sessions = (unread: string) => `
  SELECT asked.hash, session.*, ${unread} AS unread_messages, fresh.keys,
         CASE WHEN fresh.held IS NOT NULL THEN ${pageRowsOf("session.order_id", "fresh.keys", "fresh.held")} END AS rows
    FROM unnest(?::text[], ?::text[]) AS asked(hash, held)
   CROSS JOIN LATERAL portal_live_session(asked.hash) AS session
    LEFT JOIN LATERAL (SELECT ${freshnessKeysOf("session.order_id")} AS keys, nullif(asked.held, '')::jsonb AS held
                        WHERE session.order_id IS NOT NULL OFFSET 0) fresh ON true`

const SESSIONS = prepareRead(sessions("0"))
const PAGE_SESSIONS = prepareRead(
  sessions(`CASE WHEN session.purpose = 'recipient' AND session.order_id IS NOT NULL
                                     THEN portal_unread_of_client(session.order_id, session.id) ELSE 0 END`),
)

type FoundSession = SessionRow & {
  hash: string
  unread_messages: number
  keys: string[] | null
  rows: GivenParts | null
}

/** @param held keys of a kept page for some of the hashes */
const findSessions = async (
  knex: Knex,
  read: PreparedRead,
  hashes: string[],
  held: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, FreshSession>> => {
  const kept = hashes.map((hash) => held.get(hash) ?? "")
  const found = await read<FoundSession>(knex, [hashes, kept])
  return new Map(
    found.map(({ hash, keys, rows, ...session }) => {
      if (session.order_id) orderOfSession.set(hash, session.order_id)
      return [hash, { ...session, keys: toFreshnessKeys(keys ?? []), rows: toChangedRows(rows ?? []) }]
    }),
  )
}

/** As `findSessions`, with the rows that changed. Those of an order are read once, however many of its sessions ask. */
const findPageSessions = async (knex: Knex, hashes: string[]): Promise<ReadonlyMap<string, FreshSession>> => {
  const asking = new Map<string, string>()
  for (const hash of hashes) {
    const order_id = orderOfSession.get(hash)
    if (order_id !== undefined && !asking.has(order_id)) asking.set(order_id, hash)
  }
  const held = [...asking].flatMap(([order_id, hash]): [string, string][] => {
    const key = cache.newestKey(order_id)
    return key === undefined ? [] : [[hash, key]]
  })
  const sessions = await findSessions(knex, PAGE_SESSIONS, hashes, new Map(held))
  const rowsOf = new Map(
    held.flatMap(([hash]) => {
      const session = sessions.get(hash)
      return session?.order_id ? [[session.order_id, session.rows] as const] : []
    }),
  )
  return new Map(
    [...sessions].map(([hash, session]) => {
      const rows = session.order_id ? rowsOf.get(session.order_id) : undefined
      return [hash, rows ? { ...session, rows } : session]
    }),
  )
}

/**
 * A page's keys are work for the database: few in a batch, so that two batches share a crowd and its first answers are made
 * while the database looks for the others.
 */
const PAGE_BATCH = 8

type Batchers = { sessions: RequestBatcher<FreshSession>; pages: RequestBatcher<FreshSession> }
const batchers = new WeakMap<Knex, Batchers>()

const batchersOf = (knex: Knex): Batchers => {
  const known = batchers.get(knex)
  if (known) return known
  const made = {
    sessions: new RequestBatcher<FreshSession>((hashes) => findSessions(knex, SESSIONS, hashes)),
    pages: new RequestBatcher<FreshSession>((hashes) => findPageSessions(knex, hashes), PAGE_BATCH),
  }
  batchers.set(knex, made)
  return made
}

export type Authenticate = (container: MedusaContainer, bearer: string) => Promise<FreshSession | null>

const authenticateBy =
  (kind: keyof Batchers): Authenticate =>
  async (container, bearer) =>
    looksLikeToken(bearer)
      ? await batchersOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))[kind].request(hashToken(bearer))
      : null

/** @returns null once session or link has ended */
export const authenticateWithFreshness = authenticateBy("sessions")

/** The same for a reader of the whole page. What changed of it comes along, so that its reader hands on `rows`. */
export const authenticateForPage = authenticateBy("pages")

/**
 * The page's body under the given keys: kept, or built of what changed.
 * @param rows of some of the changed parts, from the statement that gave the keys; other parts are read now
 * @throws MedusaError not_found for an order without a project, or that is gone
 */
export const readPageBody = async (
  container: MedusaContainer,
  order_id: string,
  { keys, rows }: { keys: FreshnessKeys; rows: ChangedRows },
): Promise<string> => {
  const build = (last: Snapshot | undefined) => buildSnapshot(container, order_id, { keys, rows }, last)
  return (await cache.read(order_id, jointKey(keys), build)).body
}
