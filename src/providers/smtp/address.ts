import { z } from "zod"

/** The part an SMTP server sees. No spaces, brackets, commas or controls, so that one address can never read as several. */
const BARE = /^[^\s<>(),;:"\\@\p{Cc}]+@[^\s<>(),;:"\\@\p{Cc}]+$/u
const NAMED = /^\s*"?([^<>"\p{Cc}]*?)"?\s*<([^<>]+)>\s*$/u

export interface MailAddress {
  name: string
  address: string
}

/** `anna@example.com` or `Anna Smith <anna@example.com>`; null for anything else. */
export const readAddress = (value: string): MailAddress | null => {
  const bare = value.trim()
  if (BARE.test(bare)) return { name: "", address: bare }
  const named = NAMED.exec(value)
  const [name, address] = [named?.[1], named?.[2]]
  return name !== undefined && address !== undefined && BARE.test(address) ? { name: name.trim(), address } : null
}

export const addressTextSchema = z
  .string()
  .refine((value) => readAddress(value) !== null, "must be one address, such as Anna Smith <anna@example.com>")
