import type { MedusaError } from "@medusajs/framework/utils"
import type { DelegationRefusal } from "../../contracts"
import { portalError } from "../../lib/portal-error"

const MESSAGES: Record<DelegationRefusal, string> = {
  own_address: "This is your own address, and your link works already. Please type your colleague's.",
  only_the_shop: "Only the shop can give this person access. Please write to your contact there.",
  colleague_expired: "This person's link has expired. Please ask your contact at the shop to renew it.",
}

export const delegationRefused = (code: DelegationRefusal): MedusaError => portalError(code, MESSAGES[code])
