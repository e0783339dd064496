import { composeAskedProofs } from "../asked-proofs/load"
import { askedProofsNotice } from "../asked-proofs/notice"
import { defineGroupedNotice } from "../define-grouped-notice"
import { exampleProofs } from "../example-facts"
import { LATEST } from "../latest"
import { readMissing } from "../missing"
import { proofReminderMail } from "./template"

/** Reminds one recipient of the proofs that still wait for them: one mail for all that staff remind of at once. */
export const proofReminder = defineGroupedNotice({
  ...askedProofsNotice,
  name: "proof-reminder",
  title: "job.notice.proof_reminder",
  mail_kind: "reminders",
  channels: { email: proofReminderMail },
  words: ["proofs.reminder.", "proofs.mail."],
  latest: LATEST.proof_request,
  example: exampleProofs,
  compose: async (container, items) => {
    const { data, ...rest } = await composeAskedProofs(container, items)
    return { ...rest, data: { ...data, missing: await readMissing(container, items[0].about.order.id) } }
  },
})
