import { ORDER_SUBJECT } from "../../../../contracts"
import { getRendering } from "../../../../contracts/routes/approval"
import { parseOrderDocument } from "../../../../order-view/order-document"
import { issueRendering, readShown } from "../../../../project-page/rendering"
import { toApprovalRequest } from "../../../../project-page/stamps"
import { readSubjectState } from "../../../../workflows/approval/subject-state"
import { implement } from "../../../implement"

/** The nonce covers the pinned document, the consent text and the approval rules. Reading a rendering changes nothing. */
export const GET = implement(getRendering, async ({ session, params, container }) => {
  const shown = await readShown(container, params.id, session.order_id, ORDER_SUBJECT)
  const { request, pinned, rules } = shown
  const { is_current } = await readSubjectState(container, request)
  return {
    request: toApprovalRequest(request, { is_current, rules }),
    document: parseOrderDocument(pinned),
    rules,
    ...(await issueRendering(container, session.session_id, shown)),
  }
})
