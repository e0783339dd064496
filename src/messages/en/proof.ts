/** Proofs: order page, studio, notices and the artwork check. */
export const proof = {
  "timeline.proof_sent":
    "{who, select, none {Proof ready} other {{name} sent a proof}}{what, select, none {} other {: {detail}}}",
  "timeline.proof_approved":
    "{who, select, none {Proof approved} other {{name} approved a proof}}{what, select, none {} other {: {detail}}}",
  "timeline.proof_revisions_requested":
    "{who, select, none {Revisions requested} other {{name} asked for revisions}}{what, select, none {} other {: {detail}}}",
  "timeline.proof_declined":
    "{who, select, none {Proof declined} other {{name} declined a proof}}{what, select, none {} other {: {detail}}}",
  "timeline.proof_waived":
    "{who, select, none {Proof waived} other {{name} went without a new proof}}{what, select, none {} other {: {detail}}}",

  "proof.needs.title":
    "{count, plural, one {A proof is waiting for your approval} other {{n} proofs are waiting for your approval}}",
  "proof.needs.act": "{count, plural, one {Review the proof} other {Review the proofs}}",
  "proof.version": "Version {version}",
} as const
