import { getCustomerPanel } from "../../../../../contracts/routes/project"
import { implement } from "../../../../implement"
import { readCustomerPanel } from "../customer-panel"

export const GET = implement(getCustomerPanel, async ({ params, container }) => ({
  panel: await readCustomerPanel(container, params.id),
}))
