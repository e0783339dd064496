import { erasePerson } from "../../../../../contracts/routes/personal-data"
import { erasePersonWorkflow } from "../../../../../workflows/privacy/erase-person"
import { implement } from "../../../../implement"

export const POST = implement(erasePerson, async ({ body: { email, reason }, actor, container }) => {
  const { result } = await erasePersonWorkflow(container).run({ input: { email, reason, actor } })
  return result
})
