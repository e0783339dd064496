import { readContactChanges } from "../../../../../../account-view/read-contact"
import { undoContactChange } from "../../../../../../contracts/routes/contact"
import { undoContactChange as undo } from "../../../../../../workflows/contact/undo-change"
import { implement } from "../../../../../implement"

export const POST = implement(undoContactChange, async ({ params, actor, container }) =>
  readContactChanges(container, (await undo(container, params.id, actor)).customer_id),
)
