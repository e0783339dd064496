import { getProjectPage } from "../../../contracts/routes/project-page"
import { sha256Hex } from "../../../lib/digest"
import { readSnapshot } from "../../../project-page/read-page"
import { answerNotModified } from "../../etag"
import { ANSWERED, implement } from "../../implement"
import { viewerOf } from "../portal-session"

/**
 * Everything the order's page shows (design.md, rule 3). The ETag changes exactly when a row behind the page has changed
 * or another link looks, or one under another name; a 304 costs one SQL statement and reads no order.
 */
export const GET = implement(getProjectPage, async ({ session, container, req, res }) => {
  const freshness = session.freshness ?? ""
  const viewer = JSON.stringify(viewerOf(container, session))
  const etag = `"${sha256Hex(`${freshness}\n${viewer}`).slice(0, 32)}"`
  if (answerNotModified(req, res, etag)) return ANSWERED
  const { body } = await readSnapshot(container, session.order_id, freshness)
  res.type("application/json").send(`{"viewer":${viewer},${body}}`)
  return ANSWERED
})
