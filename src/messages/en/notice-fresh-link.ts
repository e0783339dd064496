/** Words of the mail with a new link, and of the bell line when only staff can give one. */
export const noticeFreshLink = {
  "fresh.subject": "Your new link: {page, select, account {your account page at {shop}} other {{project}}}",
  "fresh.preheader": "You asked for a new link to your page. Here it is.",
  "fresh.title": "Here’s your new link",
  "fresh.intro":
    "You asked for a new link to {page, select, account {your {shop} account page} other {your page for {project}}}.",
  "fresh.action": "Open your page",
  "fresh.not_you": "If you didn’t ask for it, you can ignore this email. The link was sent to your address only.",

  "access_requested.title": "{name} asked for a new link",
  "access_requested.text":
    "Their link{has_project, select, yes { to {project}} other {}} {state, select, revoked {was revoked} other {has expired}}, so none was sent. Share again to give them access.",
  "link_delegated.title": "{by} shared with {name}",
  "link_delegated.text": "{email} can now open {project} ({number}). Revoke the link if they shouldn’t.",
} as const
