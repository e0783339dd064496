import { reorder } from "../../../../../../contracts/routes/quote-request"
import { toQuoteRequest } from "../../../../../../quote-request-view/read-requests"
import { startReorder } from "../../../../../../workflows/quote-request/start-request"
import { implement } from "../../../../../implement"
import { requestAuthorOf } from "../../../requests/request-author"

export const POST = implement(reorder, async ({ session, params, container }) =>
  toQuoteRequest(container, await startReorder(container, requestAuthorOf(session), params.id)),
)
