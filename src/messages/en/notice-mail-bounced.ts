/** Words of the bell line about a mail that came back. */
export const noticeMailBounced = {
  "mail_bounced.title": "{kind, select, complaint {{name} marked an email as spam} other {Email to {name} came back}}",
  "mail_bounced.text": "{email} ({project}): {reason}",
} as const
