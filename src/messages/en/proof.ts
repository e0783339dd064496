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

  "diff.field.proof_method": "Method",
  "diff.field.proof_placements": "Placement",
  "diff.field.proof_size": "Print size",
  "diff.field.proof_colors": "Colors",
  "diff.field.proof_color_count": "Number of colors",
  "diff.field.proof_garment": "Garment",
  "diff.field.proof_garment_color": "Garment color",
  "diff.field.proof_notes": "Notes",
  "diff.field.proof_note": "Note",
  "diff.field.proof_ticks": "To confirm",
  "diff.field.proof_alternatives": "Alternatives",
  "diff.field.proof_choice": "To choose",
  "diff.value.choose_one": "One of them",
  "diff.value.at_least_one": "At least one",
  "diff.value.all": "All of them",
} as const
