import path from "node:path"
import { ROOT, rootRequire } from "../lib/env.mjs"
import { invalid } from "./errors.mjs"

/** File below stripe's resources, and the interface with the parameters of each endpoint. */
const ENDPOINTS = {
  "checkout.sessions.create": ["Checkout/Sessions", "Checkout.SessionCreateParams"],
  "checkout.sessions.retrieve": ["Checkout/Sessions", "Checkout.SessionRetrieveParams"],
  "checkout.sessions.expire": ["Checkout/Sessions", "Checkout.SessionExpireParams"],
  "checkout.sessions.list": ["Checkout/Sessions", "Checkout.SessionListParams"],
  "payment_intents.retrieve": ["PaymentIntents", "PaymentIntentRetrieveParams"],
  "payment_intents.list": ["PaymentIntents", "PaymentIntentListParams"],
  "payment_intents.cancel": ["PaymentIntents", "PaymentIntentCancelParams"],
  "charges.retrieve": ["Charges", "ChargeRetrieveParams"],
  "charges.list": ["Charges", "ChargeListParams"],
  "refunds.create": ["Refunds", "RefundCreateParams"],
  "refunds.retrieve": ["Refunds", "RefundRetrieveParams"],
  "refunds.update": ["Refunds", "RefundUpdateParams"],
  "refunds.list": ["Refunds", "RefundListParams"],
  "disputes.retrieve": ["Disputes", "DisputeRetrieveParams"],
  "disputes.list": ["Disputes", "DisputeListParams"],
  "events.retrieve": ["Events", "EventRetrieveParams"],
  "events.list": ["Events", "EventListParams"],
  "webhook_endpoints.list": ["WebhookEndpoints", "WebhookEndpointListParams"],
  "accounts.retrieve": ["Accounts", "AccountRetrieveParams"],
}

/**
 * What each endpoint accepts, read from the types that the `stripe` package publishes: the sandbox refuses what the
 * installed version of the API does not know. Takes about two seconds.
 */
export const readParameterTypes = () => {
  const ts = rootRequire("typescript")
  const resources = path.join(ROOT, "node_modules/stripe/esm/resources")
  const fileOf = (name) => path.join(resources, `${name}.d.ts`)
  const program = ts.createProgram([...new Set(Object.values(ENDPOINTS).map(([file]) => fileOf(file)))], {
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const checker = program.getTypeChecker()

  const findType = (file, name) => {
    let exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(fileOf(file))))
    const parts = name.split(".")
    const last = parts.pop()
    for (const part of parts) exported = checker.getExportsOfModule(exported.find((symbol) => symbol.name === part))
    return checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === last))
  }

  const known = new Map()
  const describe = (type) => {
    if (!known.has(type)) {
      const node = {}
      known.set(type, node)
      Object.assign(node, read(type))
    }
    return known.get(type)
  }
  const has = (type, flag) => (type.flags & flag) !== 0

  const readUnion = (type) => {
    const parts = type.types.filter((part) => !has(part, ts.TypeFlags.Undefined | ts.TypeFlags.Null))
    const literals = parts.filter((part) => part.isStringLiteral()).map(({ value }) => value)
    if (parts.every((part) => has(part, ts.TypeFlags.BooleanLiteral))) return { kind: "boolean" }
    // Beside its known values an enum allows other strings in the types, for later versions of the API; Stripe does not.
    const objects = parts.filter((part) => has(part, ts.TypeFlags.Object))
    const allowsEmpty = literals.includes("")
    if (objects.length)
      return { ...read(objects[0]), allowsEmpty, orText: !allowsEmpty && parts.length > objects.length }
    if (literals.length) return { kind: "enum", values: literals.filter(Boolean), allowsEmpty }
    return parts.length === 1 ? read(parts[0]) : { kind: "text" }
  }

  const read = (type) => {
    if (type.isUnion()) return readUnion(type)
    if (type.isStringLiteral()) return { kind: "enum", values: [type.value] }
    if (has(type, ts.TypeFlags.BooleanLike)) return { kind: "boolean" }
    if (has(type, ts.TypeFlags.NumberLike)) return { kind: "number" }
    if (!has(type, ts.TypeFlags.Object)) return { kind: "text" }
    if (checker.isArrayType(type)) return { kind: "list", item: describe(checker.getTypeArguments(type)[0]) }
    if (type.symbol?.name === "Decimal") return { kind: "text" }
    if (type.getStringIndexType()) return { kind: "map" }
    const fields = type.getProperties().map((property) => [
      property.name,
      {
        isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        type: describe(checker.getTypeOfSymbol(property)),
      },
    ])
    return { kind: "object", fields: Object.fromEntries(fields) }
  }

  return new Map(
    Object.entries(ENDPOINTS).map(([endpoint, [file, name]]) => [endpoint, describe(findType(file, name))]),
  )
}

const at = (param, key) => (param ? `${param}[${key}]` : key)

const toNumber = (value, param) => {
  if (!/^-?\d{1,15}$/.test(value))
    throw invalid(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param })
  return Number(value)
}

const toEntries = (value, param) => {
  if (typeof value !== "object") throw invalid("Invalid object", { param })
  return Object.entries(value)
}

const readers = {
  text: (value, _type, param) => {
    if (typeof value !== "string") throw invalid("Invalid string", { param })
    if (value.length > 5_000) throw invalid("Invalid string: too long", { code: "parameter_invalid_string", param })
    return value
  },
  number: (value, _type, param) => toNumber(String(value), param),
  boolean: (value, _type, param) => {
    if (value !== "true" && value !== "false") throw invalid(`Invalid boolean: ${value}`, { param })
    return value === "true"
  },
  enum: (value, { values }, param) => {
    if (!values.includes(value)) throw invalid(`Invalid ${param}: must be one of ${values.join(", ")}`, { param })
    return value
  },
  list: (value, { item }, param) => {
    if (!Array.isArray(value)) throw invalid("Invalid array", { param })
    return value.map((one, index) => convert(one, item, at(param, index)))
  },
  map: (value, _type, param) => {
    const entries = toEntries(value, param)
    if (entries.length > 50) throw invalid("You can only have 50 keys", { param })
    for (const [key, text] of entries) {
      if (key.length > 40)
        throw invalid(`Metadata keys can have up to 40 characters: ${key}`, { param: at(param, key) })
      if (String(text).length > 500)
        throw invalid(`Metadata values can have up to 500 characters: ${key}`, { param: at(param, key) })
    }
    return Object.fromEntries(entries)
  },
  object: (value, { fields }, param) => {
    const result = {}
    for (const [key, one] of toEntries(value, param)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : null
      if (!field)
        throw invalid(`Received unknown parameter: ${at(param, key)}`, {
          code: "parameter_unknown",
          param: at(param, key),
        })
      result[key] = convert(one, field.type, at(param, key))
    }
    for (const [key, { isOptional }] of Object.entries(fields))
      if (!isOptional && result[key] === undefined)
        throw invalid(`Missing required param: ${at(param, key)}.`, {
          code: "parameter_missing",
          param: at(param, key),
        })
    return result
  },
}

const convert = (value, type, param) => {
  if (value === "" && type.allowsEmpty) return ""
  if (value === "")
    throw invalid(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter.`,
      {
        code: "parameter_invalid_empty",
        param,
      },
    )
  if (type.orText && typeof value === "string") return value
  return readers[type.kind](value, type, param)
}

/** The parsed form with its types; refuses what the endpoint does not know, as Stripe does. */
export const checkParameters = (types, endpoint, form) => convert(form, types.get(endpoint), "")
