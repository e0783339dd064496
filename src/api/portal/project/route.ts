import { getProjectPage } from "../../../contracts/routes/project-page"
import { etagFor } from "../../../project-page/freshness"
import { readPageBody } from "../../../project-page/read-page"
import { answerNotModified } from "../../etag"
import { ANSWERED, implement } from "../../implement"
import { viewerOf } from "../portal-session"

/**
 * Everything the order's page shows (design.md, rule 3). The ETag changes exactly when a row behind the page has changed
 * or another viewer looks. A 304 costs one SQL statement and reads no order. The viewer stands outside of what all viewers
 * share.
 */
export const GET = implement(getProjectPage, async ({ session, container, req, res }) => {
  const viewer = JSON.stringify(viewerOf(container, session))
  if (answerNotModified(req, res, etagFor(session.keys, viewer))) return ANSWERED
  const body = await readPageBody(container, session.order_id, session.keys)
  res.type("application/json").send(`{"viewer":${viewer},${body}}`)
  return ANSWERED
})
