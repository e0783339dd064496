import {
  aboutRequest,
  askedProofPayload,
  composeAskedProofs,
  loadAskedProof,
  orderOfRequest,
} from "../asked-proofs/load"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { proofReminderMail } from "./template"

/** Reminds one recipient of the proofs that still wait for them: one mail for all that staff remind of at once. */
export const proofReminder = defineGroupedNotice({
  name: "proof-reminder",
  title: "job.notice.proof_reminder",
  audience: "client",
  channels: { email: proofReminderMail },
  payload: askedProofPayload,
  about: aboutRequest,
  orderOf: orderOfRequest,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ link_id }) => link_id,
  loadItem: loadAskedProof,
  compose: composeAskedProofs,
})
