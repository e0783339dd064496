import type { InferTypeOf } from "@medusajs/framework/types"
import type { PostalAddress, ShippingNews, ToldPackage } from "../../contracts"
import type { AddressCheck } from "./models/address-check"
import type { CarrierEvent } from "./models/carrier-event"
import type { Shipment } from "./models/shipment"
import type { ShippingNotice } from "./models/shipping-notice"
import type { ShippingTold } from "./models/shipping-told"

export type ShipmentRow = InferTypeOf<typeof Shipment>
export type CarrierEventRow = InferTypeOf<typeof CarrierEvent>
export type ShippingNoticeRow = InferTypeOf<typeof ShippingNotice>
export type ShippingToldRow = Omit<InferTypeOf<typeof ShippingTold>, "packages" | "news"> & {
  packages: ToldPackage[]
  news: ShippingNews
}
export type AddressCheckRow = Omit<InferTypeOf<typeof AddressCheck>, "address"> & { address: PostalAddress | null }
