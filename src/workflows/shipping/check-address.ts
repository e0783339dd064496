import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, CheckAddress } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { addressCorrected } from "../../notices/address-corrected"
import { readAddressQuestions } from "../../shipping-view/read-questions"

/**
 * A client confirms an address that the order goes to, or says what it should be; of a correction the rep is told. It is
 * kept beside the order, which staff change: what a client has approved does not change under it.
 * @param order_id the session's own
 * @throws MedusaError conflict for an address that is not asked about any more, or changed since it was shown;
 *   invalid_request for a correction to another country, which Medusa does not allow
 */
export const checkAddress = async (
  container: MedusaContainer,
  { order_id, actor }: { order_id: string; actor: Actor },
  { target, sha256, address }: CheckAddress,
): Promise<void> => {
  const { projects, shipping } = portalServices(container)
  const project = await projects.findByOrder(order_id)
  if (!project) throw portalError("not_found", "This order has no project yet.")
  const { questions } = await readAddressQuestions(container, project)
  const question = questions.find((one) => one.target === target)
  if (!question || question.sha256 !== sha256)
    throw portalError("conflict", "This address has changed, or cannot be changed any more.")
  if (address && address.country_code !== question.fields.country_code)
    throw portalError("invalid_request", "The country of an order cannot be changed.")
  const check = { project_id: project.id, order_id, target, address_sha256: sha256, address, client: actor }
  await shipping.checkAddress(check, ({ id, kind }) =>
    kind === "corrected" ? [addressCorrected.job({ check_id: id, order_id })] : [],
  )
}
