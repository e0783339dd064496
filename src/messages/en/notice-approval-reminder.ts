/** Words of the mail that reminds of an approval. */
export const noticeApprovalReminder = {
  "approval_reminder.subject": "Reminder: {project} is waiting for your approval",
  "approval_reminder.preheader": "Version {version}. Nothing goes ahead until you approve.",
  "approval_reminder.title": "{project} is waiting for your approval",
  "approval_reminder.intro":
    "We sent you {kind, select, quote {a quote} other {an order}} on {asked} and have not heard from you yet.",
  "approval_reminder.valid_until": "Valid until",
  "approval_reminder.what":
    "You can approve and sign, ask for changes, or decline. Nothing goes ahead until you approve.",
  "approval_reminder.action": "Review and sign",
} as const
