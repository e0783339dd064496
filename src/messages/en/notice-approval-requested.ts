/** Words of the mail that asks for an approval. */
export const noticeApprovalRequested = {
  "approval.subject": "Ready for your approval: {project}, version {version}",
  "approval.preheader":
    "{has_amount, select, yes {{amount} · version {version}} other {Version {version}}}. Nothing goes ahead until you approve.",
  "approval.title": "{project} is ready for your approval",
  "approval.intro_by": "{by} has {kind, select, quote {a quote} other {an order}} ready for your approval.",
  "approval.intro": "{kind, select, quote {Your quote} other {Your order}} is ready for your approval.",
  "approval.changes":
    "{count, plural, one {One thing changed since the last version. The page shows what.} other {{n} things changed since the last version. The page shows which.}}",
  "approval.what": "You can approve and sign, ask for changes, or decline. Nothing goes ahead until you approve.",
  "approval.action": "Review and sign",
} as const
