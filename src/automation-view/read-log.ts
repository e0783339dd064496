import type { MedusaContainer } from "@medusajs/framework/types"
import { type NoticeLog, type NoticeLogEntry, type NoticeLogQuery, noticeReasonSchema } from "../contracts"
import { encodeCursor } from "../lib/cursor"
import { findJob } from "../lib/jobs/registry"
import { keysetOf } from "../lib/keyset"
import { instantSort, join, runSql, sql, where } from "../lib/sql"
import type { I18n } from "../messages/i18n"

const PAGE = 25

type Row = {
  id: string
  notice: string
  state: NoticeLogEntry["state"]
  reason: string | null
  reason_code: string | null
  recipient: string | null
  created_at: Date
  updated_at: Date
  project_id: string | null
  project_name: string | null
  sort_value: string
}

const sort = instantSort("n.created_at")

/** A notice's project is that of its recipient's link, or the one that its job names. The name of a bell's owner is Medusa's. */
const SELECT = `
  SELECT n.id, n.notice, n.state, n.reason, n.reason_code, n.created_at, n.updated_at, ${sort.text} AS sort_value,
         coalesce(nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''), u.email, nullif(n.recipient, ''), l.recipient_email)
           AS recipient,
         p.id AS project_id, p.name AS project_name
    FROM portal_notice n
    LEFT JOIN portal_link l ON l.id = n.link_id
    LEFT JOIN portal_decision d ON d.id = n.payload->>'decision_id'
    LEFT JOIN "user" u ON u.id = n.recipient
    LEFT JOIN portal_project p
      ON p.deleted_at IS NULL AND (p.order_id = coalesce(l.order_id, d.order_id) OR p.id = n.payload->>'project_id')`

const toEntry = (row: Row, i18n: I18n): NoticeLogEntry => ({
  id: row.id,
  notice: row.notice.replace(/^notice\./, ""),
  title: i18n.t(findJob(row.notice)?.title ?? "job.unknown"),
  state: row.state,
  reason_code: noticeReasonSchema.nullable().catch(null).parse(row.reason_code),
  reason: row.reason,
  recipient: row.recipient,
  created_at: row.created_at.toISOString(),
  at: row.updated_at.toISOString(),
  project: row.project_id && row.project_name !== null ? { id: row.project_id, name: row.project_name } : null,
})

/**
 * A page of the log of all notices, newest first.
 * @throws MedusaError invalid_request for a cursor of another list
 */
export const readNoticeLog = async (
  container: MedusaContainer,
  { notice, state, before }: NoticeLogQuery,
  i18n: I18n,
): Promise<NoticeLog> => {
  const keyset = keysetOf({ after: before }, { by: "notices", isDescending: true, sort, tiebreaker: "n.id" })
  const conditions = [
    sql("true"),
    ...(notice === undefined ? [] : [sql("n.notice = ?", `notice.${notice}`)]),
    ...(state === undefined ? [] : [sql("n.state = ?", state)]),
    ...keyset.conditions,
  ]
  const rows = await runSql<Row>(
    container,
    join([sql(SELECT), where(conditions), sql(keyset.orderBy), sql("LIMIT ?", PAGE + 1)]),
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    entries: shown.map((row) => toEntry(row, i18n)),
    before: last && rows.length > PAGE ? encodeCursor({ by: "notices", value: last.sort_value, id: last.id }) : null,
  }
}
