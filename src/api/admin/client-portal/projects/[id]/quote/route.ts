import { getProjectQuote } from "../../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readQuote } from "../../../../../../staff-project/read-quote"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectQuote, async ({ container, params, ...http }) => {
  const { order, order_id } = await readProjectKeys(container, params.id)
  return await conditional(http, `quote/${order}`, async () => await readQuote(container, order_id))
})
