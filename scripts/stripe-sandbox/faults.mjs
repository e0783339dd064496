import { setTimeout as wait } from "node:timers/promises"
import { StripeApiError } from "./errors.mjs"

/** Ends the connection without an answer. */
export class ConnectionCut extends Error {}
/** Answers with something that is no answer of Stripe's. */
export class Nonsense extends Error {}

const ACTS = {
  down: () => {
    throw new ConnectionCut()
  },
  nonsense: () => {
    throw new Nonsense()
  },
  error: () => {
    throw new StripeApiError(500, { type: "api_error", message: "An unknown error occurred" })
  },
  limit: () => {
    throw new StripeApiError(429, { code: "rate_limit", message: "Too many requests" })
  },
  slow: () => undefined,
  lost: () => {
    throw new ConnectionCut()
  },
}

/**
 * Makes the API fail on demand. `fault`: { kind, path?, delay_ms?, count? }; `kind` is "down", "nonsense", "error", "limit"
 * "slow" or "lost" (it is done, and the answer never arrives), `path` the beginning of the paths it is for, `count` for how many requests.
 */
export class Faults {
  active = []

  set(faults) {
    for (const { kind } of faults) if (!(kind in ACTS)) throw new StripeApiError(400, { message: `No fault "${kind}"` })
    this.active = faults.map((fault) => ({ ...fault, left: fault.count ?? Infinity }))
  }

  /** @param hasRun whether the endpoint has done its work */
  async interfere(path, hasRun) {
    const matches = (one) => one.left > 0 && path.startsWith(one.path ?? "/") && (one.kind === "lost") === hasRun
    const fault = this.active.find(matches)
    if (!fault) return
    fault.left--
    if (fault.delay_ms) await wait(fault.delay_ms)
    ACTS[fault.kind]()
  }
}
