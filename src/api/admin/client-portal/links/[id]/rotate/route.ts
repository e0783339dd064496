import { rotateLink } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { rotateLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/end-or-rotate-link"
import { implement } from "../../../../../implement"
import { toRevealedLink } from "../../../link-view"

export const POST = implement(rotateLink, async ({ params, actor, container }) => {
  const { result } = await rotateLinkWorkflow(container).run({ input: { link_id: params.id, actor } })
  return await toRevealedLink(container, await portalServices(container).tokens.getLink(result.id))
})
