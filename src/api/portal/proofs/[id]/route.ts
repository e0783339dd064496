import { getProof } from "../../../../contracts/routes/proof"
import { etagFor } from "../../../../project-page/freshness"
import { readProofPage } from "../../../../project-page/read-proof-page"
import { answerNotModified } from "../../../etag"
import { ANSWERED, implement } from "../../../implement"
import { viewerOf } from "../../portal-session"

/** Parts of the order's page that the studio shows as well. */
const PARTS = new Set(["shop", "project", "order", "proofs"])

export const GET = implement(getProof, async ({ session, params, container, req, res }) => {
  const viewer = viewerOf(container, session)
  const keys = [...session.keys].filter(([part]) => PARTS.has(part))
  const { session_id, id: link_id, order_id } = session
  if (answerNotModified(req, res, etagFor(keys, JSON.stringify([params.id, viewer])))) return ANSWERED
  return { viewer, ...(await readProofPage(container, params.id, { session_id, link_id, order_id })) }
})
