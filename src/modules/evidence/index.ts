import { Module } from "@medusajs/framework/utils"
import { EvidenceModuleService } from "./service"

export const EVIDENCE_MODULE = "portal_evidence"

export default Module(EVIDENCE_MODULE, { service: EvidenceModuleService })
