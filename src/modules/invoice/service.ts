import { MedusaService } from "@medusajs/framework/utils"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { BillingProfile } from "./models/billing-profile"
import { Invoice, InvoiceSeries } from "./models/invoice"
import { LineCount } from "./models/line-count"

const ReadOnlyService = MedusaService({ Invoice, InvoiceSeries, BillingProfile, LineCount })
refuseGeneratedWrites(ReadOnlyService)

/** Invoices and credit notes, how customers are billed, and what was counted of an order's lines. */
export class InvoiceModuleService extends ReadOnlyService {}
