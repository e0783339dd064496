import { exportPerson as route } from "../../../../../contracts/routes/personal-data"
import { exportPerson } from "../../../../../workflows/privacy/export-person"
import { implement } from "../../../../implement"

export const POST = implement(route, async ({ body, container }) => await exportPerson(container, body.email))
