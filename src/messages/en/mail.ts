/** Words of all mails. ICU MessageFormat; apostrophes are typographic because ICU reads the straight one as a quote. */
export const mail = {
  greeting: "{kind, select, named {Hello {name},} other {Hello,}}",
  "quote.from": "{name} writes:",
  "action.address": "If the button does not open, copy this address:",
  personal: "This link was made for you and opens without a password. Please do not pass it on.",
  "personal.give": "On the page you can give a colleague a link of their own.",
  expires: "It works until {date}.",

  "fact.project": "Project",
  "fact.number": "{kind, select, quote {Quote} other {Order}}",
  "fact.version": "Version",
  "fact.amount": "Amount",
  "fact.decision": "Decision",
  "fact.by": "{kind, select, approved {Signed by} other {Decided by}}",
  "fact.at": "Date and time",
  "fact.recorded": "Recorded by",
  "fact.sha256": "Document SHA-256",

  "footer.why": "{shop} sent you this mail because it concerns your business with them.",
  "footer.why_staff": "{shop} sent you this mail because you look after this project.",

  "link.project.subject": "{kind, select, quote {Your quote} other {Your order}} {number}: {project}",
  "link.project.preheader":
    "See {kind, select, quote {the quote} other {your order}}, follow its progress and reach us, all on one page.",
  "link.project.title": "Your page for {project}",
  "link.project.intro_by": "{by} has shared the page of your {kind, select, quote {quote} other {order}} with you.",
  "link.project.intro_given":
    "{by} has given you a link of your own to the page that {shop} keeps for {kind, select, quote {this quote} other {this order}}. You can read there, ask for changes and sign, with your own name.",
  "link.project.intro": "Here is the page of your {kind, select, quote {quote} other {order}}.",
  "link.project.what":
    "Everything is in one place: what was agreed, what waits for you, and how far it has come. The page always shows the latest state; keep this mail to come back to it.",
  "link.project.action": "{kind, select, quote {Open your quote} other {Open your order}}",
  "link.account.subject": "Your account page at {shop}",
  "link.account.preheader": "Your projects and orders with {shop}, on one page.",
  "link.account.title": "Your account page",
  "link.account.intro_by": "{by} has shared your account page with you.",
  "link.account.intro": "Here is your account page at {shop}.",
  "link.account.what":
    "This is where your projects and orders with us will be gathered. Keep this mail to come back to it.",
  "link.account.action": "Open your account page",

  "fresh.subject": "Your fresh link: {page, select, account {your account page at {shop}} other {{project}}}",
  "fresh.preheader": "You asked for a new link to your page. Here it is.",
  "fresh.title": "Here is your fresh link",
  "fresh.intro":
    "You asked for a new link to {page, select, account {your account page at {shop}} other {your page for {project}}}.",
  "fresh.action": "Open your page",
  "fresh.not_you": "If it was not you, you can ignore this mail. The link was sent to your address only.",

  "approval.subject": "Please review and sign: {project}, version {version}",
  "approval.preheader": "{amount} · version {version} waits for your decision.",
  "approval.title": "Please review {project}",
  "approval.intro_by": "{by} asks you to look at version {version} and to decide.",
  "approval.intro": "Version {version} is ready. Please look at it and decide.",
  "approval.changes":
    "{count, plural, one {One thing has changed since the version before; the page shows what.} other {# things have changed since the version before; the page shows which.}}",
  "approval.what": "You can approve and sign it, ask for changes, or decline. Nothing is decided before you do.",
  "approval.action": "Review and sign",

  "decision.approved": "Approved",
  "decision.changes_requested": "Changes requested",
  "decision.declined": "Declined",
  "decision.channel.phone": "{name}, from a phone call",
  "decision.channel.email": "{name}, from an e-mail",
  "decision.channel.in_person": "{name}, from a conversation in person",
  "decision.action": "Open your page",

  "decision.approved.client.subject": "Your copy: {project}, version {version}, approved",
  "decision.approved.client.title": "You approved {project}",
  "decision.approved.client.intro": "Thank you. This confirms what was approved; please keep it.",
  "decision.changes_requested.client.subject": "Your copy: changes requested to {project}, version {version}",
  "decision.changes_requested.client.title": "We have your change request",
  "decision.changes_requested.client.intro":
    "Thank you. We will prepare a new version and let you know; nothing is approved until then.",
  "decision.declined.client.subject": "Your copy: {project}, version {version}, declined",
  "decision.declined.client.title": "You declined {project}",
  "decision.declined.client.intro": "This is your copy of the decision. If you change your mind, just write to us.",
  "decision.client.message": "Your words:",
  "decision.client.recorded": "{name} recorded this for you. If it is not what you decided, please tell us at once.",
  "decision.client.sha256":
    "The SHA-256 is the fingerprint of the exact document this decision is about. It shows at any time that the document has not been altered.",

  "decision.approved.staff.subject": "{who} approved {project} ({amount})",
  "decision.approved.staff.title": "{who} approved {project}",
  "decision.changes_requested.staff.subject": "{who} asks for changes to {project}",
  "decision.changes_requested.staff.title": "{who} asks for changes to {project}",
  "decision.declined.staff.subject": "{who} declined {project}",
  "decision.declined.staff.title": "{who} declined {project}",
  "decision.staff.intro": "The decision is about version {version} and is kept with the order.",
  "decision.staff.action": "Open in the admin",
} as const
