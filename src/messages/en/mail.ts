/** Words that several mails share. */
export const mail = {
  greeting: "{kind, select, named {Hi {name},} other {Hi,}}",
  "mail.reply_above": "— Reply above this line —",
  "mail.preferences": "Choose which emails you get",
  "mail.only_files": "{count, plural, one {(A file, without a message)} other {(Files, without a message)}}",
  "mail.left_out": "(Attached to the email, but not shown here: {files})",
  "mail.left_out.file":
    "{reason, select, empty {{name} is empty} too_large {{name} is too large} full {no room left for {name}} other {too many files to add {name}}}",
  "mail.shortened": "(This message was shortened. {shop} has the whole email.)",
  "quote.from": "{name} writes:",
  "action.address": "If the button doesn’t work, copy this address:",
  personal: "This link is yours and opens without a password. Please don’t forward it.",
  "personal.delegate": "To share with a colleague, use the page: they get a link of their own.",
  expires: "It works until {date}.",

  "fact.project": "Project",
  "fact.number": "{kind, select, quote {Quote} other {Order}}",
  "fact.reference": "Number",
  "fact.version": "Version",
  "fact.amount": "Amount",
  "fact.decision": "Decision",
  "fact.by": "{kind, select, approved {Signed by} other {Decided by}}",
  "fact.at": "Date and time",
  "fact.recorded": "Recorded by",
  "fact.sha256": "Document SHA-256",

  "footer.why": "You’re receiving this email because you work with {shop} on this.",
  "footer.why_staff": "You’re receiving this {shop} email because you own this project.",
} as const
