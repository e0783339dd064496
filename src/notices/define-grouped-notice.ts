import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import type { NoticeSetting } from "../contracts"
import type { JobRun } from "../lib/jobs/define-job"
import type { JobPayload } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import { isWanted, type Notice, type NoticeDefinition, noticeOf } from "./define-notice"
import { attemptDelivery, type Loaded, type RecordedNotice } from "./deliver"

type Member<Payload> = { payload: Payload; notice: RecordedNotice }

/** How long a notice waits for others that go out with it. */
export const GROUP_MINUTES = 2

type Definition<Payload extends z.ZodType<JobPayload>, Item, Data> = NoticeDefinition<Payload, Data> & {
  /** Notices with the same key go to the same person, and can be told in one message. */
  groupOf: (payload: z.output<Payload>) => string
  /** Reads what there is to say of one of them. Null when there is nothing (any more). */
  loadItem: (container: MedusaContainer, payload: z.output<Payload>) => Promise<Item | null>
  /** One message about what is left of them, oldest first. */
  compose: (container: MedusaContainer, items: [Item, ...Item[]]) => Promise<Loaded<Data> | null>
  /** Where `compose` changes something: makes the same of one of them without that. By default `compose`. */
  preview?: (container: MedusaContainer, item: Item) => Promise<Loaded<Data> | null>
}

/**
 * A notice that waits (`delay_minutes`) for others with the same recipient: the first job that runs sends one message about
 * all of them, and the others end without one. Each keeps its own record in `portal_notice`. The delay is counted from the
 * first of them, so that a message is never put off by those that follow.
 */
export const defineGroupedNotice = <Payload extends z.ZodType<JobPayload, JobPayload>, Item, Data>(
  definition: Definition<Payload, Item, Data>,
): Notice<Payload> => {
  const { name, groupOf, isDue, loadItem, compose } = definition
  const recorded = (uid: string, payload: z.output<Payload>): RecordedNotice => ({
    uid,
    about: { notice: `notice.${name}`, ...definition.about(payload) },
  })

  /** Those that go out with this job: none when another job has taken it along. */
  const take = async (container: MedusaContainer, uid: string): Promise<Member<z.output<Payload>>[]> => {
    const taken = await portalServices(container).outbox.takeNoticeGroup(uid)
    return taken.map((member) => {
      const payload = definition.payload.parse(member.payload)
      return { payload, notice: recorded(member.uid, payload) }
    })
  }

  const load = async (
    container: MedusaContainer,
    members: Member<z.output<Payload>>[],
    policy: NoticeSetting,
  ): Promise<Loaded<Data> | null> => {
    const items: Item[] = []
    const left_out = new Set<string>()
    for (const { payload, notice } of members) {
      const wanted = await isWanted(container, definition.condition, policy, { uid: notice.uid, payload })
      const is_due = wanted && (!isDue || (await isDue(container, payload)))
      const item = is_due ? await loadItem(container, payload) : null
      if (item === null) left_out.add(notice.uid)
      else items.push(item)
    }
    const [first, ...rest] = items
    const loaded = first === undefined ? null : await compose(container, [first, ...rest])
    return loaded && { ...loaded, left_out }
  }

  const run = async (
    container: MedusaContainer,
    _payload: z.output<Payload>,
    job: JobRun,
    policy: NoticeSetting,
  ): Promise<void> => {
    const members = await take(container, job.uid)
    const [first, ...rest] = members.map(({ notice }) => notice)
    if (first)
      await attemptDelivery(container, definition, [first, ...rest], job, () => load(container, members, policy))
  }

  const read = async (container: MedusaContainer, payload: z.output<Payload>): Promise<Loaded<Data> | null> => {
    const item = await loadItem(container, payload)
    if (item === null) return null
    return definition.preview ? await definition.preview(container, item) : await compose(container, [item])
  }

  return noticeOf(definition, { run, read, groupOf })
}
