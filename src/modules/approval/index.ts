import { Module } from "@medusajs/framework/utils"
import { ApprovalModuleService } from "./service"

export const APPROVAL_MODULE = "portal_approval"

export default Module(APPROVAL_MODULE, { service: ApprovalModuleService })
