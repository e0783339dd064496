export const jobs = {
  title_one: "{{count}} task failed",
  title_other: "{{count}} tasks failed",
  subtitle: "Fix the cause, then retry. Discard what is no longer needed.",
  failedAt_one: "Failed {{at}} after {{count}} attempt",
  failedAt_other: "Failed {{at}} after {{count}} attempts",
  retry: "Retry",
  retried: "The task is queued again",
  discard: "Discard",
  discarded: "Task discarded",
  discardTitle: "Discard this task?",
  discardText: "{{title}}: this will not be done. You cannot undo it.",
}
