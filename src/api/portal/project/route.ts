import { getProjectPage } from "../../../contracts/routes/project-page"
import { etagFor } from "../../../project-page/freshness"
import { authenticateForPage, readPageBody } from "../../../project-page/read-page"
import { authorTag } from "../../../thread-view/thread-entry"
import { answerNotModified } from "../../etag"
import { ANSWERED, implement } from "../../implement"
import { viewerOf } from "../portal-session"

/**
 * Everything the order's page shows (design.md, rule 3). The ETag changes exactly when a row behind the page has changed
 * or another viewer looks. A 304 costs one SQL statement and reads no order, and a page of which this process knows all
 * but what changed costs no further one. The viewer stands outside of what all viewers share.
 */
export const GET = implement(
  getProjectPage,
  async ({ session, container, req, res }) => {
    const viewer = JSON.stringify({
      ...viewerOf(container, session),
      unread_messages: session.unread_messages,
      author_tag: authorTag(session.id),
    })
    const build = () => readPageBody(container, session.order_id, session)
    // Rows that came along are kept also where the client has the page already, from another process: the next poll would
    // read them again.
    const body = session.rows.size > 0 ? await build() : null
    if (answerNotModified(req, res, etagFor(session.keys, viewer))) return ANSWERED
    res.type("application/json").send(`{"viewer":${viewer},${body ?? (await build())}}`)
    return ANSWERED
  },
  { authenticate: authenticateForPage },
)
