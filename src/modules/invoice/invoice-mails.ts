import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { type ActorColumns, actorColumns } from "../../lib/actor-columns"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { Reminder } from "../../lib/due-reminder"

/** One sending of an invoice, with the words that staff added. */
export type InvoiceMailRow = ActorColumns & { id: string; invoice_id: string; message: string | null; created_at: Date }

/** Writes a sending down and returns its id, which the mails' jobs carry instead of the words. */
export const insertMail = async (
  trx: Knex,
  { invoice_id, message, actor }: { invoice_id: string; message: string | null; actor: Actor },
): Promise<string> => {
  const id = generateEntityId(undefined, "pinvm")
  await trx("portal_invoice_mail").insert({ id, invoice_id, message, ...actorColumns(actor) })
  return id
}

/** @throws MedusaError not_found */
export const readMail = async (knex: Knex, id: string): Promise<InvoiceMailRow> => {
  const row = await knex<InvoiceMailRow>("portal_invoice_mail").where({ id }).first()
  if (!row) throw portalError("not_found", "This mail does not exist.")
  return row
}

/** Reminders of invoices that have been sent, by invoice. */
export const readReminders = async (knex: Knex, invoice_ids: readonly string[]): Promise<Map<string, Reminder[]>> => {
  const rows = await knex<{ invoice_id: string } & Reminder>("portal_invoice_reminder").whereIn("invoice_id", [
    ...invoice_ids,
  ])
  const reminders = new Map<string, Reminder[]>()
  for (const { invoice_id, kind, days } of rows)
    reminders.set(invoice_id, [...(reminders.get(invoice_id) ?? []), { kind, days }])
  return reminders
}

/** Notes a reminder and writes its mails, once however often it is called. @returns whether this call did it */
export const noteReminder = async (
  trx: Knex,
  invoice_id: string,
  { kind, days }: Reminder,
  jobs: readonly QueuedJob[],
): Promise<boolean> => {
  const noted = await trx("portal_invoice_reminder")
    .insert({ invoice_id, kind, days })
    .onConflict(["invoice_id", "kind", "days"])
    .ignore()
    .returning<{ days: number }[]>("days")
  if (noted.length === 0) return false
  await enqueueAll(trx, jobs)
  return true
}
