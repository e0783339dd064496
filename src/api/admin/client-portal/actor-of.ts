import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { Actor } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import { joinName } from "../../../order-view/address"

/** The staff member who calls. API keys are all named "API", each with its own id. @throws MedusaError unauthorized */
export const actorOf = async (req: AuthenticatedMedusaRequest): Promise<Actor> => {
  const { actor_id, actor_type } = req.auth_context
  if (actor_type === "api-key") return { type: "staff", id: actor_id, name: "API" }
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: [actor_id] })
  if (!user) throw portalError("unauthorized", "This staff account no longer exists.")
  return { type: "staff", id: user.id, name: joinName(user.first_name, user.last_name) ?? user.email }
}
