import ipaddr from "ipaddr.js"

/** Groups of an IPv6 address that name the network of one household or office: a /64. */
const NETWORK_GROUPS = 4

/**
 * The network of an address: an IPv4 address itself, or the /64 of an IPv6 one, as a client owns all addresses of its
 * /64. An IPv4-mapped address (::ffff:192.0.2.1) is IPv4.
 */
export const networkKey = (address: string | null): string => {
  if (!address) return "unknown"
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!("parts" in parsed)) return parsed.toString()
  const network = parsed.parts.slice(0, NETWORK_GROUPS)
  return network.map((group) => group.toString(16)).join(":")
}

/** Whether an address is one of the open internet. All clients behind a proxy that names none share a private one. */
export const isPublicAddress = (address: string | null): address is string =>
  address !== null && ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast"
