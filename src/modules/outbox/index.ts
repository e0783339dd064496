import { Module } from "@medusajs/framework/utils"
import { checkDatabase } from "./check-database"
import { OutboxModuleService } from "./service"

export const OUTBOX_MODULE = "portal_outbox"

export default Module(OUTBOX_MODULE, { service: OutboxModuleService, loaders: [checkDatabase] })
