import { readAutomations } from "../../../../automation-view/read-automations"
import { getAutomations } from "../../../../contracts/routes/automation"
import { implement } from "../../../implement"

export const GET = implement(getAutomations, async ({ container }) => await readAutomations(container))
