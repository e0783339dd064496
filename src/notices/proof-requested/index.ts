import { composeAskedProofs } from "../asked-proofs/load"
import { askedProofsNotice } from "../asked-proofs/notice"
import { defineGroupedNotice } from "../define-grouped-notice"
import { exampleProofs } from "../example-facts"
import { LATEST } from "../latest"
import { proofRequestedMail } from "./template"

/** Asks one recipient to decide on a proof; proofs that are sent to them within minutes of each other are one mail. */
export const proofRequested = defineGroupedNotice({
  ...askedProofsNotice,
  name: "proof-requested",
  title: "job.notice.proof_requested",
  channels: { email: proofRequestedMail },
  words: ["proof.mail.", "proofs.mail."],
  latest: LATEST.proof_request,
  example: { ...exampleProofs, only: null },
  compose: async (container, items) => {
    const { data, ...rest } = await composeAskedProofs(container, items)
    return { ...rest, data: { ...data, only: items.length === 1 ? items[0].data : null } }
  },
})
