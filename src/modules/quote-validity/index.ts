import { Module } from "@medusajs/framework/utils"
import { QuoteValidityModuleService } from "./service"

export const QUOTE_VALIDITY_MODULE = "portal_quote_validity"

export default Module(QUOTE_VALIDITY_MODULE, { service: QuoteValidityModuleService })
