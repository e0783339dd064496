import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sha256Hex } from "../../../lib/digest"
import { readSnapshot } from "../../../project-page/read-page"
import { namesEtag } from "../if-none-match"
import { projectScoped, sessionOf, viewerOf } from "../session-of"
import { portalRoute } from "../portal-route"

/**
 * Everything the order's page shows (design.md, rule 3). The ETag changes exactly when a row behind the page has changed
 * or another link looks, or one under another name; a 304 costs one SQL statement and reads no order.
 */
export const GET = portalRoute(async (req: MedusaRequest, res: MedusaResponse) => {
  const session = projectScoped(await sessionOf(req))
  const freshness = session.freshness ?? ""
  const viewer = JSON.stringify(viewerOf(req.scope, session))
  const etag = `"${sha256Hex(`${freshness}\n${viewer}`).slice(0, 32)}"`
  res.set("ETag", etag)
  if (namesEtag(req.headers["if-none-match"], etag)) {
    res.status(304).end()
    return
  }
  const { body } = await readSnapshot(req.scope, session.order_id, freshness)
  res.type("application/json").send(`{"viewer":${viewer},${body}}`)
})
