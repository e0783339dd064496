import { reshareLink } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { reshareLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/reshare-link"
import { implement } from "../../../../../implement"
import { toRevealedLink } from "../../../link-view"

export const POST = implement(reshareLink, async ({ params, body, actor, container }) => {
  const { tokens } = portalServices(container)
  const link = await tokens.getActiveLink(params.id)
  await reshareLinkWorkflow(container).run({
    input: { link_id: link.id, message: body.message || null, mail: true, actor },
  })
  return { ...(await toRevealedLink(container, await tokens.getActiveLink(link.id))), mailed: true }
})
