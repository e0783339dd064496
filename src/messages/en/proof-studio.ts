/** Proofs in the portal: tiles of the order page, the action item and the proof studio. */
export const proofStudio = {
  "proof.section.title": "Proofs",
  "proof.section.waiting": "{count, plural, one {{n} waiting for you} other {{n} waiting for you}}",
  "proof.kind.first_off": "First printed piece",
  "proof.remarks.open": "{count, plural, one {{n} open remark} other {{n} open remarks}}",
  "proof.state.draft": "Withdrawn",
  "proof.state.sent": "Waiting for you",
  "proof.state.approved": "Approved",
  "proof.state.waived": "Reprint, no new proof",
  "proof.state.revisions_requested": "Changes requested",
  "proof.state.declined": "Declined",
  "proof.state.superseded": "Closed",
  "proof.by": "Approve by",
  "proof.by.keeps": "to keep {date}",
  "proof.by.passed": "The time to approve for {date} has passed. Approve now and we’ll confirm a new date.",
} as const
