import { isPublicAddress, networkKey } from "../../lib/network-key"
import { classify, SCANNED_LINKS } from "./classify"
import { deviceOf } from "./device"
import { suggestsForward } from "./forward"
import type { BatchContext, SessionFacts } from "./read-context"
import type { EventOwner, JudgedEvent, Judgement, ReceivedEvent, Who } from "./rows"

export type AgedEvent = { event: ReceivedEvent; age_ms: number }

/** After a mail, so long an event says how soon after it came. */
const SOON_SECONDS = 60

const NOTHING = { view_id: null, seq: null, page: null, dwell_ms: null, sections: null, document: null }

const ownParts = (event: ReceivedEvent) => {
  if (event.kind === "download") return { ...NOTHING, document: event.document }
  if (!("view_id" in event)) return NOTHING
  const { view_id, seq, page, dwell_ms, sections } = event
  return { ...NOTHING, view_id, seq, page, dwell_ms, sections }
}

const ownerOf = ({ order_id, customer_id }: ReceivedEvent): EventOwner =>
  order_id === null ? { order_id, customer_id } : { order_id, customer_id: null }

/** Reads a batch in its order, so that each event is judged by what came before it, in the store and in the batch. */
class BatchJudge {
  private readonly devices = new Map<string, string | null>()

  constructor(
    private readonly context: BatchContext,
    private readonly mailed: ReadonlyMap<string, Date>,
  ) {}

  judge({ event, age_ms }: AgedEvent): JudgedEvent[] {
    const at = new Date(this.context.now.getTime() - age_ms)
    const seconds = this.secondsSinceMail(event.link_id, at)
    const address = isPublicAddress(event.address) ? event.address : null
    const facts = this.factsOf(event.session_id)
    const judged = classify(event, {
      seconds_since_mail: seconds,
      links_of_address: address === null || event.kind !== "hit" ? 0 : this.linksOpened(address, event.link_id),
      is_address_of_scanner: address !== null && this.context.scanners.has(address),
      session: facts,
    })
    this.note(event, address, judged, facts)
    const { kind, link_id, session_id, agent } = event
    const stored: JudgedEvent = {
      ...ownParts(event),
      ...judged,
      kind,
      ...ownerOf(event),
      link_id,
      session_id,
      address: event.address,
      agent,
      age_ms,
      device: this.deviceOf(agent),
      seconds_after_mail: seconds !== null && seconds < SOON_SECONDS ? Math.floor(seconds) : null,
    }
    return this.isForward(stored, at)
      ? [stored, { ...stored, ...NOTHING, kind: "forward", class: "unknown", reason: "other_device" }]
      : [stored]
  }

  private note(
    event: ReceivedEvent,
    address: string | null,
    judged: { class: string; reason: string },
    facts: SessionFacts,
  ) {
    const isBot = judged.class === "likely_bot"
    if (isBot && address !== null && (event.kind === "hit" || event.kind === "trap")) this.context.scanners.add(address)
    if (event.kind === "trap") facts.is_trapped = true
    if (event.kind === "hit" && judged.reason === "soon_after_mail") facts.is_scan = true
    if (event.kind === "view" && judged.class === "human") facts.is_person = true
  }

  private factsOf(session_id: string): SessionFacts {
    const known = this.context.sessions.get(session_id) ?? { is_trapped: false, is_scan: false, is_person: false }
    this.context.sessions.set(session_id, known)
    return known
  }

  private secondsSinceMail(link_id: string, at: Date): number | null {
    const mailed = this.mailed.get(link_id)
    const seconds = mailed && (at.getTime() - mailed.getTime()) / 1_000
    return seconds === undefined || seconds < 0 ? null : seconds
  }

  private linksOpened(address: string, link_id: string): number {
    const links = (this.context.opened.get(address) ?? new Set<string>()).add(link_id)
    this.context.opened.set(address, links)
    if (links.size >= SCANNED_LINKS) this.context.scanners.add(address)
    return links.size
  }

  private deviceOf(agent: string | null): string | null {
    if (agent === null) return null
    const known = this.devices.get(agent)
    if (known !== undefined) return known
    const device = deviceOf(agent)
    this.devices.set(agent, device)
    return device
  }

  private isForward({ kind, class: found, device, address, link_id }: JudgedEvent, at: Date): boolean {
    if (kind !== "view" || found !== "human" || device === null) return false
    const known = this.context.sightings.get(link_id) ?? []
    const suspicious = suggestsForward(
      { device, network: networkKey(address), at },
      known.map((one) => ({ device: one.device, network: networkKey(one.address), at: one.at })),
    )
    this.context.sightings.set(link_id, [...known, { device, address, at }])
    return suspicious
  }
}

/**
 * Judges a batch of events in the order in which they came in.
 * @param mailed when each link's last mail went out, as far as one did
 */
export const judgeBatch = (
  events: readonly AgedEvent[],
  context: BatchContext,
  mailed: ReadonlyMap<string, Date>,
): JudgedEvent[] => {
  const judge = new BatchJudge(context, mailed)
  return events.flatMap((event) => judge.judge(event))
}

const VIEW = { kind: "view", view_id: "", seq: 0, page: "order", dwell_ms: 0, sections: {} } as const

/** Judges a view that is not stored. */
export const judgeView = (who: Who, context: BatchContext, mailed: ReadonlyMap<string, Date>): Judgement => {
  const [view] = new BatchJudge(context, mailed).judge({ event: { ...who, ...VIEW }, age_ms: 0 })
  return view ?? { class: "unknown", reason: "no_gesture_yet" }
}
