import { Module } from "@medusajs/framework/utils"
import { PortalTokenModuleService } from "./service"

export const PORTAL_TOKEN_MODULE = "portal_token"

export default Module(PORTAL_TOKEN_MODULE, { service: PortalTokenModuleService })
