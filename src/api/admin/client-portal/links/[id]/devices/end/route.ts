import { endDevices } from "../../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../../lib/services"
import { readPortalLink } from "../../../../../../../staff-project/portal-link"
import { implement } from "../../../../../../implement"

export const POST = implement(endDevices, async ({ params, actor, container }) => {
  const { tokens } = portalServices(container)
  await tokens.endDevices(params.id, actor)
  return { link: await readPortalLink(container, await tokens.getLink(params.id)) }
})
