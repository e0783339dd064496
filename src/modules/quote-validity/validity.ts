import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { appendEvidence } from "../../lib/evidence/store"
import { portalError } from "../../lib/portal-error"
import type { CheckedValidity, ValidRequest } from "./rows"

/** The time of the statement. `now()` is that of the transaction's begin, which may have waited for a lock since. */
const CLOCK = "clock_timestamp()"

const readClock = async (trx: Knex): Promise<Date> => {
  const { rows } = await trx.raw<{ rows: [{ now: Date }] }>(`SELECT ${CLOCK} AS now`)
  return rows[0].now
}

const assertFuture = (valid_until: Date, now: Date): void => {
  if (valid_until <= now) throw portalError("validity_in_past", "The date has to lie in the future.")
}

/**
 * Gives a new request its validity, in the transaction that opens it.
 * @param untilFor works out the moment from the database's time; null for a request that stays valid
 * @throws MedusaError validity_in_past
 */
export const setValidity = async (
  trx: Knex,
  { id, project_id, order_id }: ValidRequest,
  untilFor: (now: Date) => Date | null,
): Promise<Date | null> => {
  const now = await readClock(trx)
  const valid_until = untilFor(now)
  if (!valid_until) return null
  assertFuture(valid_until, now)
  await trx("portal_quote_validity").insert({ request_id: id, project_id, order_id, valid_until })
  return valid_until
}

/** A request's validity and whether it has expired at this moment; null for a request that stays valid. */
export const checkValidity = async (knex: Knex, request_id: string): Promise<CheckedValidity | null> => {
  const { rows } = await knex.raw<{ rows: CheckedValidity[] }>(
    `SELECT valid_until, now, now > valid_until AS is_expired
       FROM portal_quote_validity, (SELECT ${CLOCK} AS now OFFSET 0) clock
      WHERE request_id = ? AND deleted_at IS NULL`,
    [request_id],
  )
  return rows[0] ?? null
}

/** Validity of a request that has to have one. @throws MedusaError not_allowed */
export const requireValidity = async (knex: Knex, request_id: string): Promise<CheckedValidity> => {
  const found = await checkValidity(knex, request_id)
  if (!found) throw portalError("not_allowed", "This request stays valid; there is no date to extend.")
  return found
}

/**
 * Moves the moment further away and records that. The caller holds the project's chain, as whoever decides does.
 * @returns the moment before
 * @throws MedusaError not_allowed for a request without a date, validity_in_past, validity_not_later
 */
export const extendValidity = async (
  trx: Knex,
  { id: request_id, project_id }: ValidRequest,
  valid_until: Date,
  actor: Actor,
): Promise<Date> => {
  const { valid_until: previous, now } = await requireValidity(trx, request_id)
  assertFuture(valid_until, now)
  if (valid_until <= previous)
    throw portalError("validity_not_later", "The date has to be later than the present one. To shorten it, ask again.")
  await trx("portal_quote_validity").where({ request_id }).update({ valid_until, updated_at: now })
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "validity.extended",
    at: new Date(),
    facts: {
      request_id,
      valid_until: valid_until.toISOString(),
      previous_valid_until: previous.toISOString(),
      actor_type: actor.type,
      actor_id: actor.id,
    },
    personal: { actor_name: actor.name },
  })
  return previous
}
