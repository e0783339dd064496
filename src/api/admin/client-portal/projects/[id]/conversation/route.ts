import { getProjectConversation } from "../../../../../../contracts/routes/conversation"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readConversation } from "../../../../../../staff-project/read-conversation"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectConversation, async ({ container, params, query, staff_id, ...http }) => {
  const keys = await readProjectKeys(container, params.id, staff_id)
  const { order_id, order, proofs, invoices, people, thread, unread } = keys
  return await conditional(
    http,
    `conversation/${query.before}/${order}/${proofs}/${invoices}/${people}/${thread}/${unread}`,
    async () => ({ ...(await readConversation(container, order_id, query.before)), unread }),
  )
})
