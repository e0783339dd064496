import { getConversation } from "../../../contracts/routes/conversation"
import { sha256Hex } from "../../../lib/digest"
import { portalServices } from "../../../lib/services"
import { readThread } from "../../../thread-view/read-thread"
import { authorTag } from "../../../thread-view/thread-entry"
import { answerNotModified } from "../../etag"
import { ANSWERED, implement } from "../../implement"

export const GET = implement(getConversation, async ({ session, query, container, req, res }) => {
  const [thread, unread] = await Promise.all([
    readThread(container, session.order_id, query.before),
    session.purpose === "preview"
      ? 0
      : portalServices(container).conversations.countUnread(session.order_id, { type: "client", id: session.id }),
  ])
  const answer = { ...thread, author_tag: authorTag(session.id), unread }
  if (answerNotModified(req, res, `"${sha256Hex(JSON.stringify(answer)).slice(0, 32)}"`)) return ANSWERED
  return answer
})
