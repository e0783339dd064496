import { Module } from "@medusajs/framework/utils"
import { LiveModuleService } from "./service"

export const LIVE_MODULE = "portal_live"

export default Module(LIVE_MODULE, { service: LiveModuleService })
