import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import { TooManyRequests } from "../errors"
import { sha256Hex } from "../../lib/digest"
import { networkKey } from "../../lib/network-key"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

type Limiters = Record<
  "failedTokens" | "freshAsks" | "freshLinks" | "addresses" | "linkMails" | "writes" | "delegations",
  RateLimiterPostgres
>

const byContainer = new WeakMap<object, Limiters>()

/** Counters are shared by all instances through Postgres; who is over the limit is then refused from memory. */
const limitersOf = (container: MedusaContainer): Limiters => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const known = byContainer.get(knex)
  if (known) return known
  const { limits } = portalServices(container).settings.options
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: knex,
      storeType: "knex",
      tableName: "portal_rate_limit",
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      inMemoryBlockOnConsumed: points + 1,
      // A database that cannot count must not lock everybody out: each process counts for itself then.
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    })
  const created: Limiters = {
    failedTokens: limiter("token", limits.failed_tokens_per_minute, 60),
    freshAsks: limiter("ask", limits.failed_tokens_per_minute, 60),
    freshLinks: limiter("fresh", limits.fresh_links_per_hour, 3_600),
    addresses: limiter("address", limits.fresh_links_per_hour, 3_600),
    linkMails: limiter("link-mail", limits.link_mails_per_hour, 3_600),
    writes: limiter("write", limits.writes_per_minute, 60),
    delegations: limiter("delegate", limits.delegations_per_day, 86_400),
  }
  byContainer.set(knex, created)
  return created
}

/**
 * Addresses over the limit and until when. Links' tokens from there are refused without asking the database. Sessions are
 * still looked up, since a valid one may share the address, but many in one statement (session-of.ts), and none is
 * counted there any more. Bounded: a full map is emptied.
 */
const waiting = new Map<string, number>()
const MAX_WAITING = 10_000

const consume = async (limiter: RateLimiterPostgres, key: string): Promise<void> => {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** Far above what the portal's own pages send, over all that a link's recipient has open at once. */
const REPORTS_PER_MINUTE = 240

/** In this process alone: a report must not cost the database a write of its own. Expired counters are removed. */
const reports = new RateLimiterMemory({ keyPrefix: "report", points: REPORTS_PER_MINUTE, duration: 60 })

/** Counts what a page sends by itself, by its link. @throws TooManyRequests */
export const countReport = async (linkId: string): Promise<void> => {
  try {
    await reports.consume(linkId)
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** @returns for how many seconds more an address has to wait that has sent too many wrong tokens; 0 for any other */
export const retryAfterSeconds = (address: string | null): number => {
  const until = waiting.size && waiting.get(networkKey(address))
  return until ? Math.max(0, Math.ceil((until - Date.now()) / 1000)) : 0
}

/** Counts a wrong token. Right ones are never counted, so a client can open a link as often as they like. */
export const countFailedToken = async (container: MedusaContainer, address: string | null): Promise<void> => {
  const network = networkKey(address)
  try {
    await consume(limitersOf(container).failedTokens, network)
  } catch (refused) {
    if (refused instanceof TooManyRequests) throttleClient(container, network, refused.retryAfterSeconds)
    throw refused
  }
}

/** Once refused, requests may be missing in Medusa's log of requests (refuse-waiting.ts), so that it says so here. */
const throttleClient = (container: MedusaContainer, network: string, seconds: number): void => {
  if (retryAfterSeconds(network) === 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Too many wrong tokens from ${network}: the ones it sends now are refused for ${seconds} s.`)
  }
  if (waiting.size >= MAX_WAITING) waiting.clear()
  waiting.set(network, Date.now() + seconds * 1000)
}

/**
 * Counts an ask for a fresh link, whether what it names exists or not: counting one kind alone would tell them apart.
 * @throws TooManyRequests
 */
export const countFreshAsk = async (container: MedusaContainer, address: string | null): Promise<void> =>
  await consume(limitersOf(container).freshAsks, networkKey(address))

/** @returns whether the recipient may get another mail this hour; the caller answers alike either way */
export const mayMailFreshLink = async (container: MedusaContainer, linkId: string): Promise<boolean> => {
  try {
    await consume(limitersOf(container).freshLinks, linkId)
    return true
  } catch (refused) {
    if (refused instanceof TooManyRequests) return false
    throw refused
  }
}

/**
 * @returns whether another mail may go to a typed address this hour. Counted for every address, also for one without an
 * account, and under its hash: nothing but a count is kept, for an hour.
 */
export const mayMailAddress = async (container: MedusaContainer, email: string): Promise<boolean> => {
  try {
    await consume(limitersOf(container).addresses, sha256Hex(`address\n${email}`))
    return true
  } catch (refused) {
    if (refused instanceof TooManyRequests) return false
    throw refused
  }
}

/** Counts a mail that somebody asks for by typing an address, over the whole shop. @throws TooManyRequests */
export const countLinkMail = async (container: MedusaContainer): Promise<void> =>
  await consume(limitersOf(container).linkMails, "shop")

/** Counts a write by its link: sessions are free to be had by whoever holds the link. @throws TooManyRequests */
export const countWrite = async (container: MedusaContainer, linkId: string): Promise<void> =>
  await consume(limitersOf(container).writes, linkId)

const ENOUGH_GIVEN =
  "You have given out as many links as a day allows. Your contact at the shop can share with more people."
const NOT_GIVEN = "Links to this order are given by the shop. Please write to your contact there."

/**
 * Counts a link that a client gives away: each is a mail of the shop's to whomever they name.
 * @throws TooManyRequests, or MedusaError forbidden where the shop leaves sharing to staff
 */
export const countDelegation = async (container: MedusaContainer, linkId: string): Promise<void> => {
  if (!canDelegate(container)) throw portalError("sharing_disabled", NOT_GIVEN)
  try {
    await consume(limitersOf(container).delegations, linkId)
  } catch (refused) {
    if (refused instanceof TooManyRequests)
      throw new TooManyRequests(refused.retryAfterSeconds, ENOUGH_GIVEN, "sharing_limit")
    throw refused
  }
}

export const canDelegate = (container: MedusaContainer): boolean =>
  portalServices(container).settings.options.limits.delegations_per_day > 0
