import { askChecklist, getProjectChecklist } from "../../../../../../contracts/routes/checklist"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readProjectChecklist } from "../../../../../../staff-project/read-checklist"
import { askForItem } from "../../../../../../workflows/checklist/settle"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectChecklist, async ({ container, params, ...http }) => {
  const { order_id, checklist } = await readProjectKeys(container, params.id)
  return await conditional(http, `checklist/${checklist}`, () => readProjectChecklist(container, order_id))
})

export const POST = implement(askChecklist, ({ container, params, body }) => askForItem(container, params.id, body))
