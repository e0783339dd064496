import { createHash } from "node:crypto"
import { StripeApiError } from "./errors.mjs"

const KEPT_MS = 24 * 3_600_000

/**
 * Idempotency keys as Stripe keeps them (https://docs.stripe.com/api/idempotent_requests): the first answer is repeated for
 * 24 hours, other parameters are refused, and so is a second request while the first one runs. An answer is kept once the
 * endpoint has begun to execute; a request that failed validation leaves none.
 */
export class IdempotencyKeys {
  constructor(entries = []) {
    this.answers = new Map(entries)
    this.running = new Set()
  }

  async run(key, request, execute) {
    const fingerprint = createHash("sha256").update(JSON.stringify(request)).digest("hex")
    const known = this.answers.get(key)
    if (known && Date.now() - known.at < KEPT_MS) {
      if (known.fingerprint !== fingerprint)
        throw new StripeApiError(400, {
          type: "idempotency_error",
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        })
      return { ...known.answer, isReplayed: true }
    }
    if (this.running.has(key))
      throw new StripeApiError(409, {
        type: "idempotency_error",
        code: "idempotency_key_in_use",
        message: `There is currently another in-progress request using this Idempotent Key: ${key}.`,
      })
    this.running.add(key)
    try {
      const answer = await execute()
      if (answer.hasBegun) this.answers.set(key, { at: Date.now(), fingerprint, answer })
      return answer
    } finally {
      this.running.delete(key)
    }
  }

  toJSON() {
    return [...this.answers].filter(([, { at }]) => Date.now() - at < KEPT_MS)
  }
}
