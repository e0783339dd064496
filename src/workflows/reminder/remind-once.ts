import type { MedusaContainer } from "@medusajs/framework/types"
import { REMINDER_INTERVAL_HOURS } from "../../contracts"
import { portalServices } from "../../lib/services"
import { approvalReminder } from "../../notices/approval-reminder"
import { invoiceReminder } from "../../notices/invoice-reminder"
import { proofReminder } from "../../notices/proof-reminder"

const REMINDERS = [approvalReminder, invoiceReminder, proofReminder].map(({ definition }) => definition.id)

/**
 * Runs `work` while neither staff nor the schedule remind the clients of an order. Of two that would at once the second one
 * finds in `wasReminded` what the first one sent.
 */
export const withReminderLock = async <T>(
  container: MedusaContainer,
  order_id: string,
  work: () => Promise<T>,
): Promise<T> => await portalServices(container).outbox.withAdvisoryLock(`portal:remind:${order_id}`, work)

/** Whether a reminder of something went out, or waits to, within the last hours: by the schedule or by hand. */
export const wasReminded = async (
  container: MedusaContainer,
  link_ids: readonly string[],
  resource_id: string,
): Promise<boolean> =>
  await portalServices(container).outbox.wasNotified({
    link_ids,
    resource_id,
    notices: REMINDERS,
    hours: REMINDER_INTERVAL_HOURS,
  })
