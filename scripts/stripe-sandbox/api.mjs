import { createSession, expireDueSessions, expireSession } from "./checkout.mjs"
import { invalid, StripeApiError } from "./errors.mjs"
import { parseForm } from "./form.mjs"
import { checkParameters } from "./parameters.mjs"
import { createRefund } from "./reversals.mjs"

const inRange = (created, range) => {
  if (range === undefined) return true
  if (typeof range !== "object") return created === Number(range)
  const { gt, gte, lt, lte } = range
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}

/** One page of a list, newest first, with Stripe's cursor. */
const page = (url, objects, { limit = 10, starting_after, ending_before, created }, matches = () => true) => {
  if (limit < 1 || limit > 100) throw invalid("Invalid integer: limit must be between 1 and 100", { param: "limit" })
  if (ending_before) throw invalid("This sandbox knows starting_after.", { param: "ending_before" })
  const found = objects.filter((object) => inRange(object.created, created) && matches(object))
  const start = starting_after ? found.findIndex(({ id }) => id === starting_after) + 1 : 0
  return { object: "list", url, has_more: found.length > start + limit, data: found.slice(start, start + limit) }
}

/** Keys are merged; an empty value removes one. */
const updateMetadata = (object, { metadata }) => {
  for (const [key, value] of Object.entries(metadata || {}))
    if (value === "") delete object.metadata[key]
    else object.metadata[key] = value
  return object
}

const is = (wanted, actual) => wanted === undefined || wanted === actual

/** Every endpoint: method, path, name of its parameters, and what it does. Objects are looked up by the last part. */
const ENDPOINTS = [
  [
    "POST",
    "/v1/checkout/sessions",
    "checkout.sessions.create",
    ({ account, params, origin }) => createSession(account, params, origin),
  ],
  [
    "GET",
    "/v1/checkout/sessions",
    "checkout.sessions.list",
    ({ account, params, path }) =>
      page(
        path,
        account.list("sessions"),
        params,
        ({ payment_intent, status }) => is(params.payment_intent, payment_intent) && is(params.status, status),
      ),
  ],
  [
    "POST",
    "/v1/checkout/sessions/:id/expire",
    "checkout.sessions.expire",
    ({ account, id }) => expireSession(account, id),
  ],
  [
    "GET",
    "/v1/checkout/sessions/:id",
    "checkout.sessions.retrieve",
    ({ account, id }) => account.get("sessions", id, "session"),
  ],
  [
    "GET",
    "/v1/payment_intents",
    "payment_intents.list",
    ({ account, params, path }) => page(path, account.list("intents"), params),
  ],
  [
    "GET",
    "/v1/payment_intents/:id",
    "payment_intents.retrieve",
    ({ account, id }) => account.get("intents", id, "intent"),
  ],
  [
    "GET",
    "/v1/charges",
    "charges.list",
    ({ account, params, path }) =>
      page(path, account.list("charges"), params, (charge) => is(params.payment_intent, charge.payment_intent)),
  ],
  ["GET", "/v1/charges/:id", "charges.retrieve", ({ account, id }) => account.get("charges", id)],
  ["POST", "/v1/refunds", "refunds.create", ({ account, params }) => createRefund(account, params)],
  [
    "GET",
    "/v1/refunds",
    "refunds.list",
    ({ account, params, path }) =>
      page(
        path,
        account.list("refunds"),
        params,
        (refund) => is(params.charge, refund.charge) && is(params.payment_intent, refund.payment_intent),
      ),
  ],
  [
    "POST",
    "/v1/refunds/:id",
    "refunds.update",
    ({ account, params, id }) => updateMetadata(account.get("refunds", id), params),
  ],
  ["GET", "/v1/refunds/:id", "refunds.retrieve", ({ account, id }) => account.get("refunds", id)],
  [
    "GET",
    "/v1/disputes",
    "disputes.list",
    ({ account, params, path }) =>
      page(
        path,
        account.list("disputes"),
        params,
        (dispute) => is(params.charge, dispute.charge) && is(params.payment_intent, dispute.payment_intent),
      ),
  ],
  ["GET", "/v1/disputes/:id", "disputes.retrieve", ({ account, id }) => account.get("disputes", id)],
  [
    "GET",
    "/v1/events",
    "events.list",
    ({ account, params, path }) =>
      page(
        path,
        account.list("events"),
        params,
        ({ type }) => is(params.type, type) && (!params.types || params.types.includes(type)),
      ),
  ],
  ["GET", "/v1/events/:id", "events.retrieve", ({ account, id }) => account.get("events", id)],
  [
    "GET",
    "/v1/webhook_endpoints",
    "webhook_endpoints.list",
    ({ account, params, path }) => {
      const { endpoint } = account.webhooks
      const about = { id: "we_sandbox", object: "webhook_endpoint", created: 0, enabled_events: ["*"], livemode: false }
      return page(path, endpoint ? [{ ...about, status: "enabled", url: endpoint.url }] : [], params)
    },
  ],
  [
    "GET",
    "/v1/account",
    "accounts.retrieve",
    ({ account }) => ({
      id: account.id,
      object: "account",
      business_profile: { name: account.name },
      charges_enabled: true,
      country: account.country,
      default_currency: "usd",
      settings: { dashboard: { display_name: account.name, timezone: "Etc/UTC" } },
    }),
  ],
].map(([method, path, name, run]) => ({
  method,
  pattern: new RegExp(`^${path.replace(":id", "(?<id>[\\w-]+)")}$`),
  name,
  run,
}))

/** Replaces ids by their objects, as `expand` asks: `payment_intent.latest_charge`, `data.charge`. */
const expand = (account, object, [part, ...rest], parameter) => {
  if (Array.isArray(object)) return object.map((one) => expand(account, one, [part, ...rest], parameter))
  if (!(part in object)) throw invalid(`This property cannot be expanded (${parameter}).`, { param: "expand" })
  const value = object[part]
  const found = typeof value === "string" ? account.find(value) : value
  if (found === null || found === undefined) return object
  return { ...object, [part]: rest.length ? expand(account, found, rest, parameter) : found }
}

const checkKey = (accounts, { authorization = "" }) => {
  const key = /^Bearer (.+)$/.exec(authorization)?.[1]
  if (!key)
    throw new StripeApiError(401, {
      message: "You did not provide an API key. Use HTTP Bearer Auth with your API key.",
    })
  const account = accounts.get(key)
  if (!account)
    throw new StripeApiError(401, { message: `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}` })
  return account
}

/** Answers one request to the API, or throws `StripeApiError`. */
export const answerApi = async ({ accounts, types, method, url, headers, body, origin, interfere }) => {
  const account = checkKey(accounts, headers)
  expireDueSessions(account)
  const endpoint = ENDPOINTS.find((known) => known.method === method && known.pattern.test(url.pathname))
  if (!endpoint)
    throw new StripeApiError(404, {
      message: `Unrecognized request URL (${method}: ${url.pathname}). This sandbox does not have it.`,
    })
  const { id } = endpoint.pattern.exec(url.pathname).groups ?? {}
  const form = parseForm(method === "GET" ? url.search : body)
  const params = checkParameters(types, endpoint.name, form)

  const execute = async () => {
    try {
      await interfere(url.pathname, false)
      const result = endpoint.run({ account, params, id, path: url.pathname, origin })
      account.onChange()
      const expanded = (params.expand ?? []).reduce(
        (object, parameter) => expand(account, object, parameter.split("."), parameter),
        result,
      )
      return { status: 200, body: structuredClone(expanded), hasBegun: true }
    } catch (error) {
      if (!(error instanceof StripeApiError)) throw error
      // What the endpoint itself refuses counts as executed. Parameters are checked before, and so is the rate.
      return { status: error.status, body: error.body, hasBegun: error.status !== 429 }
    }
  }
  const key = headers["idempotency-key"]
  if (method === "GET" || !key) return execute()
  return account.idempotency.run(key, { path: url.pathname, params }, execute)
}
