import { MedusaService } from "@medusajs/framework/utils"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { Checkout, CheckoutPart } from "./models/checkout"
import { Dispute, Payment } from "./models/payment"
import { PaymentFinding, StripeEvent } from "./models/stripe-event"

const ReadOnlyService = MedusaService({ Payment, Dispute, Checkout, CheckoutPart, StripeEvent, PaymentFinding })
refuseGeneratedWrites(ReadOnlyService)

/** Money for invoices: payments, checkouts at Stripe, its events, disputes, and what does not agree. */
export class PaymentModuleService extends ReadOnlyService {}
