import type { MedusaContainer } from "@medusajs/framework/types"
import type { Reminder, ReminderSchedule, Waiting } from "../../lib/due-reminder"
import type { QueuedJob } from "../../lib/jobs/queued-job"

/** Something that still waits for a client: its id, and whose order it belongs to. */
export type WaitingItem = Waiting & { id: string; order_id: string }

export type ReminderDefinition = {
  /** On which days it is mentioned again, as the settings say now. */
  readSchedule: (container: MedusaContainer) => Promise<ReminderSchedule>
  /** What waits at the moment. @param today the shop's calendar day, which every run begins with */
  listWaiting: (container: MedusaContainer, today: string) => Promise<WaitingItem[]>
  /** The days on which each was mentioned already, by id. */
  sentOf: (container: MedusaContainer, ids: readonly string[]) => Promise<ReadonlyMap<string, Reminder[]>>
  /** Notes that it is mentioned, with the jobs that do so, in one transaction. @returns whether it was this call */
  note: (
    container: MedusaContainer,
    item: WaitingItem,
    reminder: Reminder,
    jobs: readonly QueuedJob[],
  ) => Promise<boolean>
  /** The notice to one recipient. It looks once more, under the lock of what the client does, whether it still waits. */
  job: (item: WaitingItem, link_id: string) => QueuedJob
}

/** Mentions something again until the client acts. Registry: registry.ts. */
export const defineReminder = (definition: ReminderDefinition): ReminderDefinition => definition

/** Things whose facts are read at once: a run takes a fixed number of statements for each so many. */
const REMINDER_BATCH = 200

/** What a reminder is about, in batches in the same order. */
export const reminderBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / REMINDER_BATCH) }, (_, index) =>
    items.slice(index * REMINDER_BATCH, (index + 1) * REMINDER_BATCH),
  )
