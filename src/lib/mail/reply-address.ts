import { createHmac } from "node:crypto"
import { isSameSecret } from "../hook-signature"

/** Of an address's local part (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL_PART = 64
/** 130 bits in base 32: lower case alone, since mail servers may change the case of an address. */
const MAC_LENGTH = 26
const ULID_LENGTH = 26
/** Room for the part before the plus sign. */
export const MAX_REPLY_LOCAL_PART = MAX_LOCAL_PART - ULID_LENGTH - MAC_LENGTH - 1

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
const TOKEN = new RegExp(`^([${ALPHABET}]{${ULID_LENGTH}})([${ALPHABET}]{${MAC_LENGTH}})$`)

/** What a reply to one mail may do: write to this project as this recipient, while their access is the same. */
export type ReplyScope = {
  /** Id of the sent mail. */
  id: string
  project_id: string
  recipient_type: "client" | "staff"
  recipient_id: string
  access_version: string
}

const PREFIX = "psml_"

const base32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  return Array.from(
    { length: MAC_LENGTH },
    (_, index) => ALPHABET[parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join("")
}

const macOf = ({ id, project_id, recipient_type, recipient_id, access_version }: ReplyScope, key: Buffer): string =>
  base32(
    createHmac("sha256", key)
      .update(JSON.stringify([id, project_id, recipient_type, recipient_id, access_version]))
      .digest(),
  )

/** `reply+<token>@<domain>` of a sent mail. @param address the one that the shop receives mail at */
export const replyAddress = (scope: ReplyScope, address: string, key: Buffer): string => {
  const at = address.lastIndexOf("@")
  const token = scope.id.slice(PREFIX.length).toLowerCase() + macOf(scope, key)
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

export type ReplyToken = { sent_id: string; mac: string }

/** The token in one of a mail's addresses, a garbled one included; null when none is a reply address of the shop's. */
export const findReplyToken = (addresses: readonly string[], address: string): ReplyToken | null => {
  const [local, domain] = [address.slice(0, address.lastIndexOf("@")), address.slice(address.lastIndexOf("@"))]
  const start = `${local}+`.toLowerCase()
  for (const one of addresses.map((each) => each.trim().toLowerCase())) {
    if (!one.startsWith(start) || !one.endsWith(domain.toLowerCase())) continue
    const [, id = "", mac = ""] = TOKEN.exec(one.slice(start.length, one.length - domain.length)) ?? []
    return { sent_id: PREFIX + id.toUpperCase(), mac }
  }
  return null
}

/** Whether the token was made for this scope. */
export const isReplyTo = ({ mac }: ReplyToken, scope: ReplyScope, key: Buffer): boolean =>
  isSameSecret(mac, macOf(scope, key))
