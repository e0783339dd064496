import { openAccountOrder } from "../../../../../../contracts/routes/account"
import { portalError } from "../../../../../../lib/portal-error"
import { portalServices } from "../../../../../../lib/services"
import { openAccountOrderWorkflow } from "../../../../../../workflows/account/workflows/open-account-order"
import { implement } from "../../../../../implement"
import { viewerOf } from "../../../../portal-session"
import { accountReaderOf } from "../../../account-access"

/** A session of the person's own link to the order: the code of the account stands for it. */
export const POST = implement(openAccountOrder, async ({ session, params, container }) => {
  const { result } = await openAccountOrderWorkflow(container).run({
    input: { order_id: params.id, reader: accountReaderOf(session) },
  })
  const { tokens } = portalServices(container)
  const opened = await tokens.openConfirmed(result.id)
  // Revoked in this moment.
  if (!opened) throw portalError("not_found", "This order does not exist.")
  const link = viewerOf(container, await tokens.getLink(result.id))
  return { session: opened.session, expires_at: opened.expires_at.toISOString(), link }
})
