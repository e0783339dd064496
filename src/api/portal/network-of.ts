import { isIPv6 } from "node:net"

const GROUPS = 8
/** Groups of an IPv6 network as providers give it to one household or office: a /64. */
const NETWORK_GROUPS = 4

/** All eight groups without leading zeros, so that two spellings of one address are one. */
const expand = (address: string): string[] => {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::")
  const left = head ? head.split(":") : []
  const right = tail ? tail.split(":") : []
  const missing = tail === undefined ? 0 : GROUPS - left.length - right.length
  return [...left, ...Array.from({ length: missing }, () => "0"), ...right]
}

/**
 * Who is counted as one: an IPv4 address, or the /64 of an IPv6 one, since counting its single addresses would count
 * nothing. IPv4 in IPv6 clothes (::ffff:192.0.2.1) is the IPv4 address.
 */
export const networkOf = (address: string | null): string => {
  if (!address) return "unknown"
  const bare = address.replace(/%.*$/, "")
  if (!isIPv6(bare)) return bare
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  return mapped ?? expand(bare).slice(0, NETWORK_GROUPS).join(":")
}
