import type { MedusaContainer } from "@medusajs/framework/types"
import type { ValidityView } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

/** What is shown of a request's validity. @throws MedusaError not_allowed for one that stays valid */
export const readValidity = async (container: MedusaContainer, request_id: string): Promise<ValidityView> => {
  const view = await portalServices(container).quoteValidity.findView(request_id)
  if (!view) throw portalError("not_allowed", "This request stays valid.")
  return view
}
