import { createPreview } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { ensureProjectWorkflow } from "../../../../../../workflows/project/workflows/ensure-project"
import { implement } from "../../../../../implement"

export const POST = implement(createPreview, async ({ params, actor, container }) => {
  const order_id = params.id
  await ensureProjectWorkflow(container).run({ input: { order_id, actor } })
  const { settings, tokens } = portalServices(container)
  const { token, expires_at } = await tokens.issuePreview({ order_id }, actor)
  return { url: `${settings.options.portal_url}/l/${token}`, expires_at: expires_at.toISOString() }
})
