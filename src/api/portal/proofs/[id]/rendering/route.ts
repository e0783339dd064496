import { getProofRendering } from "../../../../../contracts/routes/proof"
import { readProofRendering } from "../../../../../project-page/read-proof-page"
import { implement } from "../../../../implement"

/** The nonce covers the pinned document and the consent text. Reading a rendering changes nothing. */
export const GET = implement(getProofRendering, async ({ session, params, container }) => {
  const { session_id, id: link_id, order_id } = session
  return await readProofRendering(container, params.id, { session_id, link_id, order_id })
})
