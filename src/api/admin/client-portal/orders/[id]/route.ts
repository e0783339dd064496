import { getOrderPanel } from "../../../../../contracts/routes/project"
import { implement } from "../../../../implement"
import { readOrderPanel } from "../../order-panel"

export const GET = implement(getOrderPanel, async ({ params, container }) => ({
  panel: await readOrderPanel(container, params.id),
}))
