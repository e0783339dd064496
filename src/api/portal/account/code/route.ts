import { requestAccountCode } from "../../../../contracts/routes/account"
import { portalServices } from "../../../../lib/services"
import { accountCode } from "../../../../notices/account-code"
import { implement } from "../../../implement"
import { accountSessionOf, readAccountAccess } from "../account-access"

/** The code goes to the link's own address, whatever is asked. */
export const POST = implement(requestAccountCode, async ({ session, container }) => {
  await portalServices(container).tokens.requestCode(accountSessionOf(session), (code_id) => [
    accountCode.job({ code_id, link_id: session.id }),
  ])
  return await readAccountAccess(container, session)
})
