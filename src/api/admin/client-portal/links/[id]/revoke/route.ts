import { revokeLink } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { revokeLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/end-or-rotate-link"
import { implement } from "../../../../../implement"
import { readPortalLink } from "../../../../../../staff-project/portal-link"

export const POST = implement(revokeLink, async ({ params, actor, container }) => {
  const { result } = await revokeLinkWorkflow(container).run({ input: { link_id: params.id, actor } })
  return { link: await readPortalLink(container, await portalServices(container).tokens.getLink(result.id)) }
})
