import type { MedusaContainer } from "@medusajs/framework/types"
import type { FreshLink } from "../../../contracts"
import { requestFreshLink } from "../../../contracts/routes/portal-session"
import { portalServices } from "../../../lib/services"
import type { LinkRow } from "../../../modules/portal-token/rows"
import { freshLinkJobs } from "../../../notices/fresh-link"
import { clientInfo } from "../client-info"
import { implement } from "../../implement"
import { countFreshAsk, mayMailFreshLink } from "../limits"

const ANSWER = { message: "If this link was yours, a fresh one is on its way to the email address we have on file." }

/**
 * The answer is the same whether there is such a link, whatever its state, and whether a mail goes out: it tells a
 * stranger nothing.
 */
export const POST = implement(requestFreshLink, async ({ body, container, req }) => {
  await countFreshAsk(container, clientInfo(req).address)
  const link = await findLink(container, body)
  if (link && (await mayMailFreshLink(container, link.id))) {
    await portalServices(container).tokens.requestFresh(link.id, freshLinkJobs)
  }
  return ANSWER
})

const findLink = async (container: MedusaContainer, named: FreshLink): Promise<LinkRow | null> => {
  const { tokens } = portalServices(container)
  if ("link_id" in named) return await tokens.findLink(named.link_id)
  const link = await tokens.findByToken(named.token)
  return link?.purpose === "recipient" ? link : null
}
