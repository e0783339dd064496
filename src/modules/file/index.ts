import { Module } from "@medusajs/framework/utils"
import { FileModuleService } from "./service"

export const FILE_MODULE = "portal_file"

export default Module(FILE_MODULE, { service: FileModuleService })
