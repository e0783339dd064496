import { randomBytes } from "node:crypto"
import { missing } from "./errors.mjs"
import { IdempotencyKeys } from "./idempotency.mjs"
import { WebhookQueue } from "./webhooks.mjs"

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

export const newId = (prefix, length = 24) =>
  `${prefix}_${[...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join("")}`

/** Seconds, as in all of Stripe's times. */
export const now = () => Math.floor(Date.now() / 1000)

const KINDS = ["sessions", "sessionDetails", "intents", "charges", "refunds", "disputes", "transactions", "events"]
const NAMES = {
  sessions: "checkout.session",
  intents: "payment_intent",
  charges: "charge",
  refunds: "refund",
  disputes: "dispute",
  transactions: "balance_transaction",
  events: "event",
}
const API_VERSION = "2026-10-28.endive"

/** One Stripe account: what belongs to one API key, with its webhook endpoint. */
export class Account {
  constructor({ api_key, id = newId("acct", 16), name = "Sandbox shop", country = "US", stored, onChange }) {
    Object.assign(this, { api_key, id, name, country })
    for (const kind of KINDS) this[kind] = new Map(stored?.[kind] ?? [])
    this.idempotency = new IdempotencyKeys(stored?.idempotency)
    this.webhooks = new WebhookQueue(stored?.webhooks, onChange)
    this.onChange = onChange
  }

  /** @throws Stripe's `resource_missing` */
  get(kind, id, param) {
    const object = this[kind].get(id)
    if (!object) throw missing(NAMES[kind], id, param)
    return object
  }

  add(kind, object) {
    this[kind].set(object.id, object)
    this.onChange()
    return object
  }

  /** Newest first, as Stripe lists. */
  list(kind) {
    return [...this[kind].values()].reverse()
  }

  /** Any object that another one names by its id. */
  find(id) {
    for (const kind of KINDS) if (this[kind].has(id)) return this[kind].get(id)
    return null
  }

  /** Records an event with the object as it is now, and queues its delivery. */
  emit(type, object) {
    const event = this.add("events", {
      id: newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: now(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: this.webhooks.endpoint ? 1 : 0,
      request: { id: null, idempotency_key: null },
      type,
    })
    this.webhooks.add(event)
    return event
  }

  toJSON() {
    const { api_key, id, name, country, idempotency, webhooks } = this
    const stored = { ...Object.fromEntries(KINDS.map((kind) => [kind, [...this[kind]]])), idempotency, webhooks }
    return { api_key, id, name, country, stored }
  }
}
