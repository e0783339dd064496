import { z } from "zod"

/** Follow-up work. Payloads carry ids only: a database dump or a log of jobs holds no token and no text of a client. */
export const jobSchema = z.discriminatedUnion("task", [
  /** What a decision sets in motion. */
  z.object({ task: z.literal("decision-effects"), decision_id: z.string() }),
  /** A link, new or again, to its recipient. The share's log entry holds the rep's personal message. */
  z.object({ task: z.literal("mail-link"), link_id: z.string(), event_id: z.string() }),
  /** A fresh link, asked for on the page of an ended one. A link that has expired by then gets a new token. */
  z.object({ task: z.literal("mail-fresh-link"), link_id: z.string() }),
  /** Somebody asked for a fresh link on one that only staff may give again: told to the rep, not to the client. */
  z.object({ task: z.literal("notice-revoked-asked"), link_id: z.string() }),
  /** A client gave a colleague a link: told to the rep, who may take it back. */
  z.object({ task: z.literal("notice-handed-over"), link_id: z.string() }),
  z.object({ task: z.literal("mail-approval-requested"), request_id: z.string(), link_id: z.string() }),
  z.object({ task: z.literal("mail-decision-copy"), decision_id: z.string() }),
  z.object({ task: z.literal("mail-decision-rep"), decision_id: z.string() }),
  /** Makes the account links of customers that have none for their address. */
  z.object({ task: z.literal("account-links") }),
  /** Deletes what retention lets go. */
  z.object({ task: z.literal("purge") }),
])
export type Job = z.infer<typeof jobSchema>
export type JobTask = Job["task"]
export type JobOf<T extends JobTask> = Extract<Job, { task: T }>

/** graphile-worker's name of the one task that carries every job of ours, so that a host's own tasks never collide. */
export const TASK_IDENTIFIER = "client-portal"

/**
 * About three days of tries: graphile-worker's exponential back-off (exp(least(10, attempt)) seconds) up to the longest
 * wait (bring-forward.ts), and one try after each such wait from then on.
 */
export const MAX_ATTEMPTS = 1_100
