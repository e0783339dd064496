import { Module } from "@medusajs/framework/utils"
import { ShippingNotificationModuleService } from "./service"

export const SHIPPING_NOTIFICATION_MODULE = "portal_shipping"

export default Module(SHIPPING_NOTIFICATION_MODULE, { service: ShippingNotificationModuleService })
