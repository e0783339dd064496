import { sendQuoteRequest } from "../../../../../../contracts/routes/quote-request"
import { getOwnRequest, toQuoteRequest } from "../../../../../../quote-request-view/read-requests"
import { sendRequest } from "../../../../../../workflows/quote-request/send-request"
import { implement } from "../../../../../implement"
import { requestAuthorOf } from "../../request-author"

export const POST = implement(sendQuoteRequest, async ({ session, params, body, container }) => {
  const author = requestAuthorOf(session)
  const { id } = await getOwnRequest(container, author, params.id)
  return await toQuoteRequest(container, await sendRequest(container, id, author, body.version))
})
