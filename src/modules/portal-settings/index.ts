import { Module } from "@medusajs/framework/utils"
import { PortalSettingsModuleService } from "./service"

export const PORTAL_SETTINGS_MODULE = "portal_settings"

export default Module(PORTAL_SETTINGS_MODULE, { service: PortalSettingsModuleService })
