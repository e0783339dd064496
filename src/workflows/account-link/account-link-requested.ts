import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { IS_KNOWN } from "../../account-view/read-entries"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import { freshLinkJobs } from "../../notices/fresh-link"

/**
 * The account link of an address: the one that was used last, since from each its person comes to all others. One that works
 * before one that expired; one that staff revoked last, of which they are told.
 */
const FIND = `
  SELECT l.id FROM portal_link l JOIN customer c ON c.id = l.customer_id AND c.deleted_at IS NULL
   WHERE l.recipient_email = ? AND l.scope = 'account' AND l.purpose = 'recipient' AND l.deleted_at IS NULL AND ${IS_KNOWN}
   ORDER BY l.revoked_at IS NOT NULL, coalesce(l.expires_at <= clock_timestamp(), false),
            l.last_opened_at DESC NULLS LAST, l.is_primary DESC, l.created_at, l.id
   LIMIT 1`

const findLink = async (container: MedusaContainer, email: string): Promise<string | null> =>
  (await runSql<{ id: string }>(container, sql(FIND, email)))[0]?.id ?? null

/** Mails the account link of a typed address to it, as a fresh link. An address without an account is counted. */
export const accountLinkRequestedJob = defineJob({
  id: "account-link-requested",
  title: "job.account_link_requested",
  queue: "effects",
  payload: z.object({ request_id: z.string() }),
  run: async (container, { request_id }) =>
    await portalServices(container).tokens.answerAccountLink(
      request_id,
      async (email) => await findLink(container, email),
      freshLinkJobs,
    ),
})
