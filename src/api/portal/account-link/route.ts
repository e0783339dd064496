import { requestAccountLink } from "../../../contracts/routes/portal-session"
import { portalServices } from "../../../lib/services"
import { accountLinkRequestedJob } from "../../../workflows/account-link/account-link-requested"
import { implement } from "../../implement"
import { clientInfo } from "../client-info"
import { countFreshAsk, countLinkMail, mayMailAddress } from "../limits"

const ANSWER = { message: "If this address has an account with us, its link is on its way there." }

/**
 * Looks nothing up, so that known and unknown addresses run the same statements: a job finds the account and mails its link.
 * What is counted is counted for every address alike.
 */
export const POST = implement(requestAccountLink, async ({ body: { email }, container, req }) => {
  await countFreshAsk(container, clientInfo(req).address)
  await countLinkMail(container)
  if (await mayMailAddress(container, email))
    await portalServices(container).tokens.requestAccountLink(email, (request_id) => [
      accountLinkRequestedJob.with({ request_id }),
    ])
  return ANSWER
})
