import { Module } from "@medusajs/framework/utils"
import { ActionQueueModuleService } from "./service"

export const ACTION_QUEUE_MODULE = "portal_queue"

export default Module(ACTION_QUEUE_MODULE, { service: ActionQueueModuleService })
