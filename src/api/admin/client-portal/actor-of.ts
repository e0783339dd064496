import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { Actor } from "../../../contracts"
import { joinName } from "../../../order-view/address"

/** The staff member who asks; all API keys go by the name "API", each with its own id. @throws MedusaError unauthorized */
export const actorOf = async (req: AuthenticatedMedusaRequest): Promise<Actor> => {
  const { actor_id, actor_type } = req.auth_context
  if (actor_type === "api-key") return { type: "staff", id: actor_id, name: "API" }
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: [actor_id] })
  if (!user) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, "This staff account does not exist any more")
  return { type: "staff", id: user.id, name: joinName(user.first_name, user.last_name) ?? user.email }
}
