import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type FreshLink, freshLinkSchema } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import type { LinkRow } from "../../../modules/portal-token/rows"
import { freshLinkJobs } from "../../../workflows/outbox/mails/fresh-link"
import { parseBody } from "../../validate"
import { countFreshAsk, mayMailFreshLink } from "../limits"
import { trueClient } from "../true-client"
import { portalRoute } from "../portal-route"

const ANSWER = { message: "If this link was yours, a fresh one is on its way to the e-mail address we have on file." }

/**
 * Sends a fresh link to the address on file. The answer is the same whether there is such a link, whatever its state,
 * and whether a mail goes out: it tells a stranger nothing.
 */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse<typeof ANSWER>) => {
  const { address } = trueClient(req)
  const named = parseBody(freshLinkSchema, req.body)
  await countFreshAsk(req.scope, address)
  const link = await find(req, named)
  if (link && (await mayMailFreshLink(req.scope, link.id))) {
    await portalServices(req.scope).tokens.requestFresh(link.id, freshLinkJobs)
  }
  res.status(202).json(ANSWER)
})

const find = async (req: MedusaRequest, named: FreshLink): Promise<LinkRow | null> => {
  const { tokens } = portalServices(req.scope)
  if ("token" in named) {
    const link = await tokens.findByToken(named.token)
    return link?.purpose === "recipient" ? link : null
  }
  return await tokens.findLink(named.link_id)
}
