import { revealLink } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { implement } from "../../../../../implement"
import { toRevealedLink } from "../../../link-view"

export const POST = implement(revealLink, async ({ params, actor, container }) => {
  const { tokens } = portalServices(container)
  const link = await tokens.getActiveLink(params.id)
  await tokens.log(link.id, "copied", actor)
  return await toRevealedLink(container, link)
})
