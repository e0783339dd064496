import { isbot } from "isbot"
import type { Judgement, ReceivedEvent } from "./rows"

/** An opening that comes so soon after the mail is a filter's, which fetches links before it delivers the mail. */
export const SCAN_SECONDS = 10
/** Different recipients' links opened from one address within `SCAN_SECONDS`: a filter before all of their mailboxes. */
export const SCANNED_LINKS = 3
/** Chrome of 2020 and earlier updates itself no more; filters name such versions. */
const OLDEST_CHROME = 90

/** What is known beside the event itself, when it is judged. */
export type EventContext = {
  /** Between the link's last mail and the event; null without a mail before it. */
  seconds_since_mail: number | null
  /** Links that were opened from the event's address within the last `SCAN_SECONDS`, this one included. */
  links_of_address: number
  /** A scanner opened a link from the event's address within the last 15 minutes. */
  is_address_of_scanner: boolean
  session: {
    /** It followed a link that no person can see. */
    is_trapped: boolean
    /** The link was opened so soon after its mail that a filter did it. */
    is_scan: boolean
    /** A person was seen with it. */
    is_person: boolean
  }
}

const chromeVersion = (agent: string): number | null => {
  const version = /\bChrome\/(\d+)\./.exec(agent)?.[1]
  return version === undefined ? null : Number(version)
}

const judgeAgent = (agent: string | null): Judgement | null => {
  if (!agent?.trim()) return { class: "likely_bot", reason: "no_agent" }
  if (isbot(agent)) return { class: "likely_bot", reason: "known_agent" }
  return null
}

const isOld = (agent: string | null): boolean => {
  const version = agent === null ? null : chromeVersion(agent)
  return version !== null && version < OLDEST_CHROME
}

/** The opening of a link proves no person: at best nothing speaks against one. */
const judgeHit = (agent: string | null, context: EventContext): Judgement => {
  const { seconds_since_mail, links_of_address, is_address_of_scanner } = context
  if (seconds_since_mail !== null && seconds_since_mail < SCAN_SECONDS)
    return { class: "likely_bot", reason: "soon_after_mail" }
  if (links_of_address >= SCANNED_LINKS) return { class: "likely_bot", reason: "every_link" }
  if (is_address_of_scanner) return { class: "likely_bot", reason: "address_of_scanner" }
  return isOld(agent) ? { class: "unknown", reason: "old_browser" } : { class: "unknown", reason: "no_gesture_yet" }
}

/** A page in view with a gesture is a person's, unless something else about it is a program's. */
const judgeView = (agent: string | null, context: EventContext): Judgement => {
  const { seconds_since_mail, is_address_of_scanner, session } = context
  if (session.is_scan && seconds_since_mail !== null && seconds_since_mail < 60)
    return { class: "unknown", reason: "soon_after_mail" }
  if (is_address_of_scanner) return { class: "unknown", reason: "address_of_scanner" }
  if (isOld(agent)) return { class: "unknown", reason: "old_browser" }
  return { class: "human", reason: "shown_with_gesture" }
}

const judgeDownload = (context: EventContext): Judgement => {
  if (context.session.is_person) return { class: "human", reason: "session_of_person" }
  if (context.session.is_scan) return { class: "likely_bot", reason: "soon_after_mail" }
  if (context.is_address_of_scanner) return { class: "likely_bot", reason: "address_of_scanner" }
  return { class: "unknown", reason: "no_gesture_yet" }
}

/**
 * How sure it is that a person did it, and why (docs/guides/engagement.md). The agent's own name and a hidden link that
 * was followed weigh more than anything else.
 */
export const classify = ({ kind, agent }: Pick<ReceivedEvent, "kind" | "agent">, context: EventContext): Judgement => {
  if (kind === "trap" || context.session.is_trapped) return { class: "likely_bot", reason: "hidden_link" }
  const judged = judgeAgent(agent)
  if (judged) return judged
  if (kind === "hit") return judgeHit(agent, context)
  return kind === "download" ? judgeDownload(context) : judgeView(agent, context)
}
