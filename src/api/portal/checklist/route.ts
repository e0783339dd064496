import { giveChecklist } from "../../../contracts/routes/checklist"
import { giveToChecklist } from "../../../workflows/checklist/give"
import { implement } from "../../implement"
import { clientOf } from "../portal-session"

export const POST = implement(giveChecklist, ({ session, body, container }) =>
  giveToChecklist(container, { order_id: session.order_id, actor: clientOf(session) }, body),
)
