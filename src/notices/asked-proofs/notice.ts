import { isUndecided } from "../approval-requested/load"
import { unseen } from "../condition"
import { GROUP_MINUTES } from "../define-grouped-notice"
import { aboutRequest, askedProofPayload, loadAskedProof, orderOfRequest } from "./load"

/**
 * What the notices about proofs that wait for a client have in common: those to one recipient within minutes of each other
 * are one mail. Each adds its name, its mail, and how the mail is composed.
 */
export const askedProofsNotice = {
  audience: "client" as const,
  payload: askedProofPayload,
  about: aboutRequest,
  orderOf: orderOfRequest,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  conditions: ["undecided" as const],
  condition: unseen,
  // Not once the proof is decided, withdrawn or sent anew.
  isDue: isUndecided,
  groupOf: ({ link_id }: { link_id: string }) => link_id,
  loadItem: loadAskedProof,
}
