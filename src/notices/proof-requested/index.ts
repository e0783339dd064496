import { composeAskedProofs } from "../asked-proofs/load"
import { askedProofsNotice } from "../asked-proofs/notice"
import { defineGroupedNotice } from "../define-grouped-notice"
import { proofRequestedMail } from "./template"

/** Asks one recipient to decide on a proof; proofs that are sent to them within minutes of each other are one mail. */
export const proofRequested = defineGroupedNotice({
  ...askedProofsNotice,
  name: "proof-requested",
  title: "job.notice.proof_requested",
  channels: { email: proofRequestedMail },
  compose: async (container, items) => {
    const { data, email } = await composeAskedProofs(container, items)
    return { data: { ...data, only: items.length === 1 ? items[0].data : null }, email }
  },
})
