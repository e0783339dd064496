import type { ModulePersonalData, PersonalData } from "../../lib/personal-data"
import { accountPersonalData } from "../../modules/account/personal-data"
import { automationPersonalData } from "../../modules/automation/personal-data"
import { brandingPersonalData } from "../../modules/branding/personal-data"
import { checklistPersonalData } from "../../modules/checklist/personal-data"
import { conversationPersonalData } from "../../modules/conversation/personal-data"
import { engagementPersonalData } from "../../modules/engagement/personal-data"
import { invoicePersonalData } from "../../modules/invoice/personal-data"
import { outboxPersonalData } from "../../modules/outbox/personal-data"
import { paymentPersonalData } from "../../modules/payment/personal-data"
import { portalTokenPersonalData } from "../../modules/portal-token/personal-data"
import { projectPersonalData } from "../../modules/project/personal-data"
import { quoteRequestPersonalData } from "../../modules/quote-request/personal-data"
import { quoteValidityPersonalData } from "../../modules/quote-validity/personal-data"
import { noticesPersonalData } from "../../notices/personal-data"
import { evidencePersonalData } from "../evidence/personal-data"
import { filePersonalData } from "../file/personal-data"
import { mailPersonalData } from "../mail/personal-data"
import { shippingPersonalData } from "../../modules/shipping-notification/personal-data"
import { proofPersonalData } from "../proof/personal-data"
import { shopPersonalData } from "./shop-data"

/**
 * What each feature keeps about people, in the order in which it is erased: links come last, since everything else is found
 * by them. A spec fails for a table with a column that looks like personal data and stands in none of these.
 */
export const modulePersonalData: readonly ModulePersonalData[] = [
  evidencePersonalData,
  proofPersonalData,
  filePersonalData,
  conversationPersonalData,
  mailPersonalData,
  checklistPersonalData,
  brandingPersonalData,
  accountPersonalData,
  engagementPersonalData,
  quoteValidityPersonalData,
  quoteRequestPersonalData,
  projectPersonalData,
  automationPersonalData,
  outboxPersonalData,
  noticesPersonalData,
  paymentPersonalData,
  invoicePersonalData,
  shippingPersonalData,
  shopPersonalData,
  portalTokenPersonalData,
]

export const personalData: readonly PersonalData[] = modulePersonalData.flatMap(({ data }) => data)
