import { extendValidity } from "../../../../../../contracts/routes/quote-validity"
import { extendValidityWorkflow } from "../../../../../../workflows/quote-validity/extend-validity"
import { readValidity } from "../../../../../../workflows/quote-validity/read-validity"
import { implement } from "../../../../../implement"

export const POST = implement(extendValidity, async ({ params, body, actor, container }) => {
  await extendValidityWorkflow(container).run({
    input: { request_id: params.id, valid_until: body.valid_until, actor },
  })
  return { validity: await readValidity(container, params.id) }
})
