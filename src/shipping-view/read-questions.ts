import type { MedusaContainer } from "@medusajs/framework/types"
import type { AddressCorrection, AddressQuestion } from "../contracts"
import { portalServices } from "../lib/services"
import { addressQuestions, openCorrections } from "./address-questions"
import { readOrderShipping } from "./order-shipping"

/** What an order's clients can confirm or correct, without regard to what they approved, and what they corrected. @throws MedusaError not_found */
export const readAddressQuestions = async (
  container: MedusaContainer,
  { order_id, stage_id }: { order_id: string; stage_id: string },
): Promise<{ questions: AddressQuestion[]; corrections: AddressCorrection[] }> => {
  const [shipping, stages] = await Promise.all([
    readOrderShipping(container, order_id),
    portalServices(container).settings.getStages(),
  ])
  return {
    questions: addressQuestions(shipping, { stages, stage_id, approved: null }),
    corrections: openCorrections(shipping),
  }
}
