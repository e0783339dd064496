/** Words of what follows a decision: the signer’s copy, the rep’s mail and bell line. */
export const noticeDecision = {
  "decision.approved": "Approved",
  "decision.changes_requested": "Changes requested",
  "decision.declined": "Declined",
  "decision.channel.phone": "{name}, from a phone call",
  "decision.channel.email": "{name}, from an email",
  "decision.channel.in_person": "{name}, from a conversation in person",
  "decision.action": "Open your page",

  "decision.approved.client.subject": "Your copy: {project}, version {version}, approved",
  "decision.approved.client.title": "You approved {project}",
  "decision.approved.client.intro": "Thank you. This confirms what you approved. Please keep it.",
  "decision.changes_requested.client.subject": "Your copy: changes requested to {project}, version {version}",
  "decision.changes_requested.client.title": "We have your change request",
  "decision.changes_requested.client.intro":
    "Thank you. We’ll prepare a new version and let you know. Nothing goes ahead until you approve.",
  "decision.declined.client.subject": "Your copy: {project}, version {version}, declined",
  "decision.declined.client.title": "You declined {project}",
  "decision.declined.client.intro": "This is your copy of the decision. If you change your mind, just write to us.",
  "decision.client.message": "Your words:",
  "decision.client.recorded": "{name} recorded this for you. If it isn’t what you decided, please tell us right away.",
  "decision.client.sha256":
    "The SHA-256 is the fingerprint of the exact document you decided on. It proves that the document hasn’t been altered since.",

  "decision.approved.staff.subject": "{who} approved {project}{has_amount, select, yes { ({amount})} other {}}",
  "decision.approved.staff.title": "{who} approved {project}",
  "decision.changes_requested.staff.subject": "{who} asked for changes to {project}",
  "decision.changes_requested.staff.title": "{who} asked for changes to {project}",
  "decision.declined.staff.subject": "{who} declined {project}",
  "decision.declined.staff.title": "{who} declined {project}",
  "decision.staff.intro": "The decision is about version {version} and is kept with the order.",
  "decision.staff.action": "Open in the admin",

  "decision.text": "{number}, version {version}{has_message, select, yes {: {message}} other {}}",
} as const
