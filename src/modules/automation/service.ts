import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { MailEvent as ReportedMailEvent, StaffPreference as StaffPreferenceContract } from "../../contracts"
import type { Reminder as ReminderDay } from "../../lib/due-reminder"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { getBounce, type LastBounce, lastBouncesOf, type NewBounce, noteBounce, purgeBounces } from "./bounces"
import { addDigestLine, latestDigest, type NewDigestLine, purgeDigest, takeDigest } from "./digest"
import { clearMailEvent, findMailEvent, placeMailEvent, purgeMailEvents, storeMailEvents } from "./mail-events"
import { Bounce } from "./models/bounce"
import { DigestLine } from "./models/digest-line"
import { MailEvent } from "./models/mail-event"
import { NoticeText } from "./models/notice-text"
import { Reminder } from "./models/reminder"
import { StaffPreference } from "./models/staff-preference"
import { noteNudge, type Nudge, nudgesOf } from "./nudges"
import { noteReminder, remindersOf, type ReminderSubject } from "./reminders"
import type { BounceRow, DigestLineRow, MailEventRow } from "./rows"
import { readStaffPreference, saveStaffPreference } from "./staff-preferences"
import { type OwnText, readTexts, removeText, saveText } from "./texts"

const ReadOnlyService = MedusaService({ Bounce, DigestLine, MailEvent, NoticeText, Reminder, StaffPreference })
refuseGeneratedWrites(ReadOnlyService)

/** What notices keep beside their log: reminders that were sent, the shop's own words, what staff prefer, and bounces. */
export class AutomationModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** See `remindersOf`. */
  async remindersOf(subject_type: string, subject_ids: readonly string[]): Promise<ReadonlyMap<string, ReminderDay[]>> {
    return await remindersOf(this.knex, subject_type, subject_ids)
  }

  /** See `noteReminder`. */
  async noteReminder(subject: ReminderSubject, reminder: ReminderDay, jobs: readonly QueuedJob[]): Promise<boolean> {
    return await noteReminder(this.knex, subject, reminder, jobs)
  }

  /** See `noteNudge`. */
  async noteNudge(nudge: Nudge, hours: number, jobs: readonly QueuedJob[]): Promise<boolean> {
    return await noteNudge(this.knex, nudge, hours, jobs)
  }

  /** See `nudgesOf`. */
  async nudgesOf(subject_type: string, subject_ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return await nudgesOf(this.knex, subject_type, subject_ids)
  }

  /** See `readStaffPreference`. */
  async getStaffPreference(user_id: string): Promise<StaffPreferenceContract> {
    return await readStaffPreference(this.knex, user_id)
  }

  /** Replaces what a member of staff chose before. */
  async saveStaffPreference(user_id: string, preference: StaffPreferenceContract): Promise<void> {
    await saveStaffPreference(this.knex, user_id, preference)
  }

  /** See `addDigestLine`. */
  async addDigestLine(line: NewDigestLine, job: QueuedJob): Promise<void> {
    await addDigestLine(this.knex, line, job)
  }

  /** See `takeDigest`. */
  async takeDigest(user_id: string, uid: string): Promise<DigestLineRow[]> {
    return await takeDigest(this.knex, user_id, uid)
  }

  /** See `latestDigest`. */
  async latestDigest(user_id: string): Promise<DigestLineRow[]> {
    return await latestDigest(this.knex, user_id)
  }

  /** See `noteBounce`. */
  async noteBounce(bounce: NewBounce, jobs: (id: string) => QueuedJob[]): Promise<boolean> {
    return await noteBounce(this.knex, bounce, jobs)
  }

  /** @throws MedusaError not_found */
  async getBounce(id: string): Promise<BounceRow> {
    return await getBounce(this.knex, id)
  }

  /** See `lastBouncesOf`. */
  async lastBouncesOf(emails: readonly string[]): Promise<ReadonlyMap<string, LastBounce>> {
    return await lastBouncesOf(this.knex, emails)
  }

  /** See `storeMailEvents`. */
  async storeMailEvents(events: readonly ReportedMailEvent[], job: (event_id: string) => QueuedJob): Promise<number> {
    return await storeMailEvents(this.knex, events, job)
  }

  /** See `findMailEvent`. */
  async findMailEvent(id: string): Promise<MailEventRow | null> {
    return await findMailEvent(this.knex, id)
  }

  /** See `clearMailEvent`. */
  async clearMailEvent(id: string): Promise<void> {
    await clearMailEvent(this.knex, id)
  }

  /** See `placeMailEvent`. */
  async placeMailEvent(id: string, notice_uid: string): Promise<void> {
    await placeMailEvent(this.knex, id, notice_uid)
  }

  /** Deletes what is no longer kept. */
  async purge(): Promise<void> {
    await purgeDigest(this.knex)
    await purgeMailEvents(this.knex)
    await purgeBounces(this.knex)
  }

  /** The shop's own words, in all languages. */
  async readTexts(): Promise<OwnText[]> {
    return await readTexts(this.knex)
  }

  /** See `saveText`. */
  async saveText(text: OwnText, by: { id: string; name: string }): Promise<void> {
    await saveText(this.knex, text, by)
  }

  /** See `removeText`. */
  async removeText(of: Omit<OwnText, "text">): Promise<void> {
    await removeText(this.knex, of)
  }
}
