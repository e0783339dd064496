import { approvalReminders } from "../approval/reminder"
import { invoiceReminders } from "../invoice/reminder"
import { proofReminders } from "../proof/reminder"
import type { ReminderDefinition } from "./define-reminder"

/** Registry: what clients are reminded of. */
export const reminders: readonly ReminderDefinition[] = [approvalReminders, invoiceReminders, proofReminders]
