import {
  aboutRequest,
  askedProofPayload,
  composeAskedProofs,
  loadAskedProof,
  orderOfRequest,
} from "../asked-proofs/load"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { proofRequestedMail } from "./template"

/** Asks one recipient to decide on a proof; proofs that are sent to them within minutes of each other are one mail. */
export const proofRequested = defineGroupedNotice({
  name: "proof-requested",
  title: "job.notice.proof_requested",
  audience: "client",
  channels: { email: proofRequestedMail },
  payload: askedProofPayload,
  about: aboutRequest,
  orderOf: orderOfRequest,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ link_id }) => link_id,
  loadItem: loadAskedProof,
  compose: async (container, items) => {
    const { data, email } = await composeAskedProofs(container, items)
    return { data: { ...data, only: items.length === 1 ? items[0].data : null }, email }
  },
})
