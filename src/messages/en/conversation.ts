/** The thread of an order, and the forms that messages are written in. */
export const conversation = {
  "conversation.title": "Messages",
  "conversation.page_title": "Messages · {project} · {shop}",
  "conversation.empty":
    "{who, select, none {Questions or changes? Write to us here.} other {Questions or changes? Write to {name} here.}}",
  "conversation.all": "All messages",
  "conversation.unread": "{count, plural, one {One new message} other {{n} new messages}}",
  "conversation.open": "Open messages",
  "conversation.new": "New",
  "conversation.older": "Earlier messages",
  "conversation.newest": "Latest messages",
  "conversation.mark_read": "Mark as read",
  "conversation.write": "{who, select, none {Your message} other {Write to {name}}}",
  "conversation.about.label": "About",
  "conversation.about.none": "The whole order",
  "conversation.about.lines": "Order lines",
  "conversation.about.proofs": "Proofs",
  "conversation.about.invoices": "Invoices",
  "conversation.ask": "Ask about this invoice",
  "conversation.send": "Send",
  "conversation.sending": "Sending…",

  "conversation.you": "You",
  "conversation.about": "About {title}",
  "conversation.by_mail": "by email",
  "conversation.erased": "This message was deleted.",
  "conversation.erased.author": "Someone",
  "conversation.wrote": "{who, select, you {You wrote} named {{name} wrote} other {Message}}",
  "conversation.approval_requested":
    "{who, select, named {{name} sent version {version} for approval} other {Version {version} sent for approval}}",
  "conversation.decision.order":
    "{who, select, you {You} named {{name}} other {Someone}} {decision, select, approved {approved version {version}} declined {declined version {version}} other {asked for changes to version {version}}}",
  "conversation.decision.proof":
    "{who, select, you {You} named {{name}} other {Someone}} {decision, select, approved {approved {title}, version {version}} declined {declined {title}, version {version}} other {asked for changes to {title}, version {version}}}",
  "conversation.proof_sent":
    "{kind, select, waiver {{who, select, named {{name} asked about a reprint of {title}} other {Reprint of {title}: your answer needed}}} other {{who, select, named {{name} sent {title}, version {version}} other {{title}, version {version} sent}}}}",
  "conversation.invoice_sent": "{kind, select, credit_note {Credit note {number} sent} other {Invoice {number} sent}}",
  "conversation.shared":
    "{who, select, you {You shared this page with {recipient}} named {{name} shared this page with {recipient}} other {Shared with {recipient}}}",
  "conversation.shipped": "Shipped{tracking, select, none {} other {, {numbers}}}",

  "conversation.problem.title": "Your message was not sent",
  "conversation.problem.empty": "Write a few words first.",
  "conversation.problem.too_long": "This message is too long. Please send it in two parts.",
  "conversation.problem.busy": "That was a lot at once. Please wait a minute and send it again.",
  "conversation.problem.preview": "This is a preview: actions are disabled.",
  "conversation.problem.gone": "What this message is about, or a file of it, is no longer there. Please choose again.",
  "conversation.problem.files":
    "A file cannot be sent, because it was sent already or did not pass our check. Remove it, and send the rest.",
  "conversation.problem.trouble": "Something went wrong on our side. What you typed is still here. Please try again.",
  "conversation.problem.network":
    "You seem to be offline. What you typed is kept on this device and sent when you are back.",
  "conversation.problem.session":
    "Your link has expired. What you typed is kept on this device. Open your latest link to send it.",
} as const
