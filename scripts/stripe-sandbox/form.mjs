import { invalid } from "./errors.mjs"

/** `line_items[0][price_data][currency]` to its parts. */
const pathOf = (key) => {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key)
  if (!match) throw invalid(`Invalid parameter name: ${key}`, { param: key })
  return [match[1], ...[...match[2].matchAll(/\[([^[\]]*)\]/g)].map(([, part]) => part)]
}

const isIndex = (part) => part === "" || /^\d{1,4}$/.test(part)
const containerFor = (part) => (isIndex(part) ? [] : Object.create(null))

const put = (target, [part, ...rest], value) => {
  const key = Array.isArray(target) && part === "" ? target.length : part
  if (rest.length === 0) {
    target[key] = value
    return
  }
  target[key] ??= containerFor(rest[0])
  if (typeof target[key] !== "object") throw invalid(`Invalid parameter: ${part}`)
  put(target[key], rest, value)
}

/** A form body or query as Stripe reads it: brackets nest, numbers in brackets make lists, every value is text. */
export const parseForm = (text) => {
  const form = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) put(form, pathOf(key), value)
  return form
}
