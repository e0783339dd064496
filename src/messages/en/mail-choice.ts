/** The page where clients choose which mails they get, and the end of a kind of mails. */
export const mailChoice = {
  "mail_choice.page_title": "Email settings · {shop}",
  "mail_choice.title": "Email settings",
  "mail_choice.text": "For all emails that we send to {email}.",
  "mail_choice.kinds": "Email me",
  "mail_choice.kind.messages": "New messages",
  "mail_choice.kind.reminders": "Reminders about approvals and proofs waiting for me",
  "mail_choice.kind.progress": "News about the progress of my orders",
  "mail_choice.always":
    "We always email you, and right away, when we need your decision, and about invoices, payments and access to this page.",
  "mail_choice.delivery": "How often",
  "mail_choice.at_once": "As they come in",
  "mail_choice.daily": "Once a day, at {time}",
  "mail_choice.quiet": "Quiet hours",
  "mail_choice.quiet.on": "Hold these emails during quiet hours",
  "mail_choice.quiet.from": "From",
  "mail_choice.quiet.until": "Until",
  "mail_choice.zone": "Time zone",
  "mail_choice.zone.shop": "The shop’s time zone ({zone})",
  "mail_choice.zone.named": "{zone}",
  "mail_choice.save": "Save settings",
  "mail_choice.saved": "Your settings are saved.",
  "mail_choice.problem.invalid": "Choose both times of your quiet hours, and save again.",
  "mail_choice.problem.trouble": "Something went wrong on our side. Please try again.",

  "unsubscribe.page_title": "Unsubscribe",
  "unsubscribe.title": "Unsubscribe from these emails?",
  "unsubscribe.text":
    "Your link to the order keeps working, and you still get emails about decisions, invoices and payments.",
  "unsubscribe.act": "Unsubscribe",
  "unsubscribe.done": "You are unsubscribed",
  "unsubscribe.done.text":
    "We no longer email you {kind, select, reminders {reminders about approvals and proofs} progress {news about the progress of your orders} other {new messages}}. You can turn them on again in the email settings on your page.",
  "unsubscribe.expired": "This address has expired",
  "unsubscribe.expired.text": "Open the email settings on your page to choose which emails you get.",
} as const
