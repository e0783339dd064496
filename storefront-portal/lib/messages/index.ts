import "server-only"
import { IntlMessageFormat } from "intl-messageformat"
import { isolate } from "@messages/isolate"
import { isMessageKey, type MessageKey as PortalMessage } from "@messages/index"
import { en } from "@messages/en"

export type Values = Record<string, string | number>
export type { PortalMessage }

/** The language the catalogue is written in: plural rules and month names follow it, numbers follow the client. */
export const LANGUAGE = "en"

const compiled = new Map<PortalMessage, IntlMessageFormat>()

export function t(key: PortalMessage, values?: Values): string {
  let message = compiled.get(key)
  if (!message) {
    message = new IntlMessageFormat(en[key], LANGUAGE, undefined, { ignoreTag: true })
    compiled.set(key, message)
  }
  return String(message.format(values && isolated(values)))
}

function isolated(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? isolate(value) : value]),
  )
}

export function isMessage(key: string): key is PortalMessage {
  return isMessageKey(key)
}
