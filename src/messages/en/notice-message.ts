/** Words of the mails that carry messages, and of the rep’s bell line. */
export const noticeMessage = {
  "message.by": "{name}, {at}",
  "message.files": "{count, plural, one {File} other {Files}}: {names}",

  // The same for each of them: mail programs put those with one subject together.
  "message_received.subject": "{who} wrote to you about {project}",
  "message_received.title": "{count, plural, one {{who} sent you a message} other {You have {n} new messages}}",
  "message_received.intro": "{who} wrote to you about {project}.",
  "message_received.action": "Read and reply",

  "client_message.subject": "{who} wrote about {project}",
  "client_message.title": "{who} wrote about {project}",
  "client_message.intro": "{who} wrote to you from their page.",
  "client_message.action": "Open the conversation",
} as const
