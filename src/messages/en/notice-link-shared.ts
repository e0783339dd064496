/** Words of the mail that carries a link. */
export const noticeLinkShared = {
  "link.project.subject": "{kind, select, quote {Your quote} other {Your order}} {number}: {project}",
  "link.project.preheader":
    "See {kind, select, quote {your quote} other {your order}}, follow its progress and reach us, all on one page.",
  "link.project.title": "Your page for {project}",
  "link.project.intro_by": "{by} at {shop} has set up your page for {project}.",
  "link.project.intro_delegated":
    "{by} shared the {shop} page for {project} with you. The link is your own: you can read, ask for changes and sign under your own name.",
  "link.project.intro": "Here’s your page for {project}.",
  "link.project.what":
    "Everything is in one place: what was agreed, what’s next and how far along it is. The page is always up to date, so keep this email.",
  "link.project.action": "{kind, select, quote {Open your quote} other {Open your order}}",
  "link.account.subject": "Your account page at {shop}",
  "link.account.preheader": "Your projects and orders with {shop}, on one page.",
  "link.account.title": "Your account page",
  "link.account.intro_by": "{by} at {shop} has set up your account page.",
  "link.account.intro": "Here’s your {shop} account page.",
  "link.account.what": "You’ll find your projects and orders with us here. Keep this email to come back to it.",
  "link.account.action": "Open your account page",
} as const
