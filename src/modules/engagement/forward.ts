/** A device in a network from which a person used a link. */
export type Sighting = { device: string; network: string; at: Date }

/** Two devices in two networks within this time were hardly in one person's hands. */
const TOGETHER_MS = 30 * 60_000
/** More devices in networks of their own than one person uses. */
const MANY = 4

const isSame = (one: Sighting, other: Sighting): boolean => one.device === other.device && one.network === other.network

/**
 * Whether a new sighting of a link suggests that somebody else has it: on a device and in a network in which it was never
 * seen, either while it was in use on another device elsewhere, or after it was seen in many such places. A phone and a
 * computer of one person at different times are not suspicious.
 * @param known earlier sightings by persons, in any order
 */
export const suggestsForward = (seen: Sighting, known: readonly Sighting[]): boolean => {
  const others = known.filter((one) => one.device !== seen.device && one.network !== seen.network)
  if (others.length === 0 || known.some((one) => isSame(one, seen))) return false
  const isTogether = others.some((one) => Math.abs(seen.at.getTime() - one.at.getTime()) < TOGETHER_MS)
  const places = new Set(known.map(({ device, network }) => `${device}\n${network}`))
  return isTogether || places.size >= MANY - 1
}
