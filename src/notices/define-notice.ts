import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import type { MailKind, NoticeAudience, NoticeChannel, NoticeCondition, NoticeSetting } from "../contracts"
import { defineJob, type JobRun, type RegisteredJob } from "../lib/jobs/define-job"
import type { JobPayload, QueuedJob, QueuedNotice } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import type { OptionalCondition } from "./condition"
import { attemptDelivery, type Channels, type Loaded } from "./deliver"
import { holdNotice } from "./hold-notice"
import { type NoticePolicyDefinition, readPolicy } from "./policy"
import { type DraftedPreview, type MailLook, PREVIEW_RUN, previewNotice } from "./preview"

export type NoticeDefinition<Payload extends z.ZodType<JobPayload>, Data> = {
  /** Kebab case, as its folder. Its job is `notice.<name>`. */
  name: string
  title: RegisteredJob["title"]
  audience: NoticeAudience
  /** A template for each channel that it may go over. */
  channels: Channels<Data>
  payload: Payload
  about: (payload: z.output<Payload>) => QueuedNotice
  orderOf: (container: MedusaContainer, payload: z.output<Payload>) => Promise<string | null>
  /** What holds as long as staff choose nothing else on the automations page. */
  default: { enabled: boolean; delay_minutes: number; checks_condition?: boolean }
  /** Always sent, and at once: its recipient waits for it, or must get it. Staff cannot switch it off or put it off. */
  is_required?: boolean
  /** What `load` makes sure of, for staff to read. */
  conditions?: readonly NoticeCondition[]
  /** A condition that staff can set it under. */
  condition?: OptionalCondition<z.output<Payload>>
  /** Beginnings of the keys of its words, which staff can edit. Left out: its name with underscores, as in "stage_moved.". */
  words?: readonly string[]
  /**
   * Of notices that a client can do without or have later (src/contracts/mail/preference.ts). Without it a mail is sent
   * whatever its recipient chose.
   */
  mail_kind?: MailKind
  /** Whether there is (still) something to say. Asked each time before it is loaded, and not for a preview. */
  isDue?: (container: MedusaContainer, payload: z.output<Payload>) => Promise<boolean>
  /** What a preview says where the shop has nothing real yet. */
  example: NoInfer<Data>
  /** SQL for what a preview can show beside what was sent: payloads with when it happened, newest first (latest.ts). */
  latest?: string
}

type Definition<Payload extends z.ZodType<JobPayload>, Data> = NoticeDefinition<Payload, Data> & {
  /** Reads what there is to say. Null when there is nothing (any more). */
  load: (container: MedusaContainer, payload: z.output<Payload>, run: JobRun) => Promise<Loaded<Data> | null>
  /** Of a notice whose `load` changes something, or reads a secret: reads the same without that. By default `load`. */
  preview?: (container: MedusaContainer, payload: z.output<Payload>) => Promise<Loaded<Data> | null>
}

export interface Notice<Payload extends z.ZodType<JobPayload>> extends NoticePolicyDefinition {
  readonly audience: NoticeAudience
  readonly channels: readonly NoticeChannel[]
  readonly conditions: readonly NoticeCondition[]
  readonly optional_condition: NoticeCondition | null
  readonly words: readonly string[]
  readonly definition: RegisteredJob
  /** What it would say of the latest occurrence in the shop. Sends nothing and changes nothing. */
  preview(container: MedusaContainer, context: MailLook): Promise<DraftedPreview>
  /** The job that sends it. With a key it replaces one that waits under it. */
  job(payload: z.input<Payload>, options?: { key?: string; uid?: string }): QueuedJob
}

/** Whether the condition that staff set holds for one notice; always where they set none. */
export const isWanted = async <Payload>(
  container: MedusaContainer,
  condition: OptionalCondition<Payload> | undefined,
  { checks_condition }: NoticeSetting,
  { uid, payload }: { uid: string; payload: Payload },
): Promise<boolean> => {
  if (!condition || !checks_condition) return true
  const { created_at } = await portalServices(container).outbox.readNoticeAge(uid)
  return await condition.isMet(container, payload, created_at)
}

type NoticeRunner<Payload, Data> = {
  run: (container: MedusaContainer, payload: Payload, run: JobRun, policy: NoticeSetting) => Promise<void>
  /** Reads what it would say, and changes nothing. */
  read: (container: MedusaContainer, payload: Payload) => Promise<Loaded<Data> | null>
  /** Key under which it goes out together with others. */
  groupOf?: (payload: Payload) => string
}

/** Makes a notice of its job. */
export const noticeOf = <Payload extends z.ZodType<JobPayload, JobPayload>, Data>(
  definition: NoticeDefinition<Payload, Data>,
  { run, read, groupOf }: NoticeRunner<z.output<Payload>, Data>,
): Notice<Payload> => {
  const { name, title, audience, channels, payload, about, orderOf, mail_kind } = definition
  const id = `notice.${name}`
  const job = defineJob({
    id,
    title,
    queue: "notices",
    payload,
    orderOf,
    run: async (container, given, job_run): Promise<void> => {
      const again: QueuedJob = { id, payload: given, queue: "notices", uid: job_run.uid }
      const notice = { notice: id, ...about(given) }
      const policy = await readPolicy(container, definition)
      if (!policy.enabled) {
        const skipped = { state: "skipped", reason_code: "switched_off" } as const
        return await portalServices(container).outbox.noteDelivery(job_run.uid, notice, skipped)
      }
      // The job itself has waited for the delay of the definition.
      const delay_minutes = policy.delay_minutes > definition.default.delay_minutes ? policy.delay_minutes : 0
      const held = { notice, policy: { ...policy, delay_minutes }, mail_kind, again, run: job_run }
      if (await holdNotice(container, held)) return
      await run(container, given, job_run, policy)
    },
  })
  return {
    name,
    audience,
    channels: [...(channels.email ? (["email"] as const) : []), ...(channels.feed ? (["feed"] as const) : [])],
    default: definition.default,
    is_required: definition.is_required ?? false,
    conditions: definition.conditions ?? [],
    optional_condition: definition.condition?.id ?? null,
    words: definition.words ?? [`${name.replaceAll("-", "_")}.`],
    definition: job,
    preview: async (container, context) => await previewNotice(container, definition, read, context),
    job: (given, { key, uid } = {}) => {
      const parsed = payload.parse(given)
      const { delay_minutes } = definition.default
      return {
        ...job.with(given, key),
        notice: about(parsed),
        ...(groupOf ? { group_key: groupOf(parsed) } : {}),
        ...(delay_minutes ? { delay_minutes } : {}),
        ...(uid ? { uid } : {}),
      }
    },
  }
}

/** A message to one person about one thing, over one or more channels. What became of it is kept in `portal_notice`. */
export const defineNotice = <Payload extends z.ZodType<JobPayload, JobPayload>, Data>(
  definition: Definition<Payload, Data>,
): Notice<Payload> => {
  const { name, condition, isDue, load } = definition
  return noticeOf(definition, {
    run: async (container, payload, run, policy) => {
      const about = { notice: `notice.${name}`, ...definition.about(payload) }
      if (!(await isWanted(container, condition, policy, { uid: run.uid, payload }))) {
        const skipped = { state: "skipped", reason_code: "condition" } as const
        return await portalServices(container).outbox.noteDelivery(run.uid, about, skipped)
      }
      await attemptDelivery(container, definition, [{ uid: run.uid, about }], run, async () =>
        !isDue || (await isDue(container, payload)) ? await load(container, payload, run) : null,
      )
    },
    read: definition.preview ?? (async (container, payload) => await load(container, payload, PREVIEW_RUN)),
  })
}
