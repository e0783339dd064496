import { getAccountAccess } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { readAccountAccess } from "../account-access"

export const GET = implement(getAccountAccess, async ({ session, container }) => readAccountAccess(container, session))
