import { discardQuoteRequest, getQuoteRequest, saveQuoteRequest } from "../../../../../contracts/routes/quote-request"
import { discardRequest, saveStep } from "../../../../../workflows/quote-request/save-request"
import { getOwnRequest, readRequestPage, toQuoteRequest } from "../../../../../quote-request-view/read-requests"
import { implement } from "../../../../implement"
import { viewerOf } from "../../../portal-session"
import { requestAuthorOf } from "../request-author"

export const GET = implement(getQuoteRequest, async ({ session, params, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readRequestPage(container, requestAuthorOf(session), params.id)),
}))

export const POST = implement(saveQuoteRequest, async ({ session, params, body, container }) => {
  const author = requestAuthorOf(session)
  const { id } = await getOwnRequest(container, author, params.id)
  return await toQuoteRequest(container, await saveStep(container, id, author, body))
})

export const DELETE = implement(discardQuoteRequest, async ({ session, params, container }) => {
  const author = requestAuthorOf(session)
  const { id } = await getOwnRequest(container, author, params.id)
  await discardRequest(container, id, author)
})
