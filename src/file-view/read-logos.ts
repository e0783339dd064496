import type { MedusaContainer } from "@medusajs/framework/types"
import type { PortalFile } from "../contracts"
import { portalServices } from "../lib/services"
import { bySubject } from "./portal-file"

/** A customer's logos, in the order in which they were added. */
export const readLogos = async (container: MedusaContainer, customer_id: string): Promise<PortalFile[]> =>
  bySubject(await portalServices(container).files.listOf("brand", [customer_id])).get(customer_id) ?? []
