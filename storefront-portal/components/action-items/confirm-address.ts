import type { z } from "zod"
import type { confirmAddressItemSchema } from "@contracts/sections/shipping"
import { addressPath } from "@/components/shipping/address-path"
import { addressLines } from "@/lib/format/address"
import type { ActionCard, ActionContext } from "./registry"

export function confirmAddress(
  { addresses }: z.infer<typeof confirmAddressItemSchema>,
  { linkId, i18n }: Pick<ActionContext, "linkId" | "i18n">,
): ActionCard {
  const [first] = addresses
  const count = addresses.length
  const only = first && count === 1 ? addressLines({ ...first, phone: null }, i18n.language).join(", ") : null
  return {
    key: "confirm-address",
    icon: "truck",
    title: i18n.t("address_check.needs.title", { count, n: i18n.number(count) }),
    facts: only ? [only] : [],
    amount: null,
    message: null,
    action: { label: i18n.t("address_check.needs.action"), href: addressPath(linkId) },
  }
}
