/** Words of the lines in the admin's bell. ICU MessageFormat, as in mail.ts. */
export const notice = {
  "decision.title":
    "{kind, select, approved {{name} approved {project}} declined {{name} declined {project}} other {{name} asked for changes to {project}}}",
  "decision.text": "{number}, version {version}{has_message, select, yes {: {message}} other {}}",
  "revoked_asked.title": "{name} asked for a fresh link",
  "revoked_asked.text":
    "Their link{has_project, select, yes { to {project}} other {}} {state, select, revoked {was revoked} other {has expired}}, so none was sent. Share again if they should have one.",
  "handed_over.title": "{by} gave {name} a link",
  "handed_over.text": "{email} can now open {project} ({number}). Revoke the link if they should not.",
} as const
