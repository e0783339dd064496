import { listQuoteRequests, startQuoteRequest } from "../../../../contracts/routes/quote-request"
import { readRequests, toQuoteRequest } from "../../../../quote-request-view/read-requests"
import { startRequest } from "../../../../workflows/quote-request/start-request"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { requestAuthorOf } from "./request-author"

export const GET = implement(listQuoteRequests, async ({ session, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readRequests(container, requestAuthorOf(session))),
}))

export const POST = implement(startQuoteRequest, async ({ session, container }) =>
  toQuoteRequest(container, await startRequest(container, requestAuthorOf(session))),
)
