import Bowser from "bowser"

/** Browser and system of an agent, such as "Chrome on Windows"; null for one that names neither. */
export const deviceOf = (agent: string | null): string | null => {
  if (!agent) return null
  const parser = Bowser.getParser(agent)
  const names = [parser.getBrowserName(), parser.getOSName()].filter(Boolean)
  return names.length ? names.join(" on ").slice(0, 60) : null
}
