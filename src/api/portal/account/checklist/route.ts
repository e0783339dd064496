import { readAccountChecklist } from "../../../../account-view/read-account-checklist"
import { listAccountChecklist } from "../../../../contracts/routes/checklist"
import { implement } from "../../../implement"
import { accountReaderOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(listAccountChecklist, ({ session, container }) =>
  readAccountChecklist(container, accountReaderOf(session)),
)
