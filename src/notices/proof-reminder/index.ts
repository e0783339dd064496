import { composeAskedProofs } from "../asked-proofs/load"
import { askedProofsNotice } from "../asked-proofs/notice"
import { defineGroupedNotice } from "../define-grouped-notice"
import { proofReminderMail } from "./template"

/** Reminds one recipient of the proofs that still wait for them: one mail for all that staff remind of at once. */
export const proofReminder = defineGroupedNotice({
  ...askedProofsNotice,
  name: "proof-reminder",
  title: "job.notice.proof_reminder",
  channels: { email: proofReminderMail },
  compose: composeAskedProofs,
})
