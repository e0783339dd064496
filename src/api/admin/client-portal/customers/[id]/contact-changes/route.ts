import { readContactChanges } from "../../../../../../account-view/read-contact"
import { listContactChanges } from "../../../../../../contracts/routes/contact"
import { implement } from "../../../../../implement"

export const GET = implement(listContactChanges, ({ params, container }) => readContactChanges(container, params.id))
