import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { processInboundMail } from "./process-inbound-mail"
import { processMailEvent } from "./process-mail-event"

/** What became of a mail that was delivered. It was stored in the transaction that wrote this job. */
export const inboundMailJob = defineJob({
  id: "inbound-mail",
  title: "job.process_mail",
  queue: "ingest",
  payload: z.object({ mail_id: z.string() }),
  run: async (container, { mail_id }) => await processInboundMail(container, mail_id),
})

/** What follows from a mail service's report. The report was stored in the transaction that wrote this job. */
export const mailEventJob = defineJob({
  id: "mail-event",
  title: "job.mail_event",
  queue: "ingest",
  payload: z.object({ event_id: z.string() }),
  run: async (container, { event_id }) => await processMailEvent(container, event_id),
})
