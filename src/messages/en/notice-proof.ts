/** Words of the mails about a proof, and of the rep’s bell line. */
export const noticeProof = {
  "proof.fact.proof": "Proof",
  "proof.fact.remarks": "Remarks",
  "proof.mail.more_remarks": "{count, plural, one {… and one more} other {… and {n} more}}",

  "proof.mail.subject":
    "{kind, select, waiver {Reprint without a new proof?} other {Proof ready:}} {title} for {project}",
  "proof.mail.preheader":
    "{kind, select, waiver {Is it the same as last time?} other {Take a look and approve it, or tell us what to change.}} Nothing is printed until you approve.",
  "proof.mail.title": "{kind, select, waiver {{title}: the same as last time?} other {Your proof is ready: {title}}}",
  "proof.mail.intro":
    "{kind, select, waiver {{who, select, named {{name} asks} other {We’d like to know}} whether “{title}” may be made like the artwork you approved before, without a new proof.} other {{who, select, named {{name} has a proof of “{title}” for you.} other {The proof of “{title}” is ready.}}}}",
  "proof.mail.what":
    "{kind, select, waiver {You can agree, or ask for a proof.} other {You can approve it, mark what should change right on the picture, or decline.}} Nothing is printed until you approve.",
  "proof.mail.action": "{kind, select, waiver {Review the reprint} other {View the proof}}",

  "proofs.mail.subject": "{n} proofs ready for {project}",
  "proofs.mail.title": "{n} proofs are ready for you",
  "proofs.mail.intro": "These proofs for {project} are ready for your approval.",
  "proofs.mail.note":
    "{kind, select, waiver {Reprint without a new proof, sent {at}} other {Version {version}, sent {at}}}",
  "proofs.mail.by": "Approve by {at} to keep {date}",
  "proofs.mail.what":
    "You can approve {count, plural, one {it} other {each of them}}, ask for changes, or decline. Nothing is printed until you approve.",
  "proofs.mail.action": "{count, plural, one {View the proof} other {View your proofs}}",

  "proofs.reminder.subject":
    "{count, plural, one {Reminder: your proof {title} for {project}} other {Reminder: {n} proofs for {project}}}",
  "proofs.reminder.preheader":
    "{count, plural, one {It is still waiting for your answer.} other {They are still waiting for your answer.}} Nothing is printed until you approve.",
  "proofs.reminder.title":
    "{count, plural, one {{title} is waiting for your answer} other {{n} proofs are waiting for your answer}}",
  "proofs.reminder.intro":
    "{count, plural, one {We sent you a proof for {project} and have not heard from you yet.} other {We sent you {n} proofs for {project} and have not heard from you yet.}}",

  "proof.copy.subject":
    "{decision, select, approved {Your copy: proof approved} declined {Your copy: proof declined} other {Your copy: changes requested}}, {title} for {project}",
  "proof.copy.title":
    "{decision, select, approved {You approved {title}} declined {You declined {title}} other {We have your changes to {title}}}",
  "proof.copy.intro":
    "{decision, select, approved {Thank you. This confirms what you approved. Please keep it.} declined {This is your copy of the decision. If you change your mind, just write to us.} other {Thank you. We’ll prepare a new version and let you know. Nothing is printed until you approve.}}",

  "proof.staff.subject":
    "{decision, select, approved {{name} approved {title}} declined {{name} declined {title}} other {{name} asked for changes to {title}}} ({project})",
  "proof.staff.title":
    "{decision, select, approved {{name} approved the proof {title}} declined {{name} declined the proof {title}} other {{name} asked for changes to the proof {title}}}",
  "proof.staff.intro":
    "{decision, select, approved {The artwork of its lines is approved.} declined {Close the proof, or change it and send it again.} other {Their remarks are a checklist for the next version.}}",
} as const
