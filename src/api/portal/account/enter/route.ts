import { readEntries } from "../../../../account-view/read-entries"
import { enterAccount } from "../../../../contracts/routes/account"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf, accountSessionOf } from "../account-access"

const gone = () => portalError("not_found", "There is no such account.")

/** A session for what was chosen: the code that confirmed the one that asks counts for every account of the person. */
export const POST = implement(enterAccount, async ({ session, body: { link_id, channel }, container }) => {
  const { tokens } = portalServices(container)
  const { accounts } = await readEntries(container, accountReaderOf(session))
  const account = accounts.find((entry) => entry.link_id === link_id)
  if (!account || (channel !== null && !account.channels.some(({ id }) => id === channel))) throw gone()
  const opened = await tokens.switchAccount(accountSessionOf(session), { link_id, sales_channel_id: channel })
  if (!opened) throw gone()
  const link = session.id === link_id ? session : await tokens.getLink(link_id)
  return { session: opened.session, expires_at: opened.expires_at.toISOString(), link: viewerOf(container, link) }
})
