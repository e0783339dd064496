import { Module } from "@medusajs/framework/utils"
import { ChecklistModuleService } from "./service"

export const CHECKLIST_MODULE = "portal_checklist"

export default Module(CHECKLIST_MODULE, { service: ChecklistModuleService })
