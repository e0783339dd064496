import type { MedusaContainer } from "@medusajs/framework/types"
import { type BillingProfile, type DueTerms, invoiceSettings } from "../contracts"
import { addDays, dayIn } from "../contracts/end-of-day"
import { portalServices } from "../lib/services"
import { createI18n, type I18n } from "../messages/i18n"
import type { Order } from "../order-view/order-shape"
import { readOrder } from "../order-view/read-order"
import type { DocumentInput } from "./invoice-document"
import { type OrderInvoices, readOrderInvoices } from "./read-order-invoices"
import { type OrderTaxes, readTaxes } from "./read-taxes"

/** All that drafting and issuing an order's invoices builds on. */
export type Billing = Pick<DocumentInput, "shop" | "settings" | "profile"> &
  OrderInvoices & { order: Order; taxes: OrderTaxes; i18n: I18n; terms: DueTerms }

const NO_PROFILE: BillingProfile = { terms: null, tax_ids: [], legal_name: null }

const readProfile = async (container: MedusaContainer, { customer }: Order): Promise<BillingProfile> =>
  customer ? await portalServices(container).invoices.getProfile(customer.id) : NO_PROFILE

/** When the order's customer pays: what was agreed with them, else the shop's own terms. */
export const readTerms = async (container: MedusaContainer, order: Order): Promise<DueTerms> => {
  const [profile, settings] = await Promise.all([
    readProfile(container, order),
    portalServices(container).settings.get(invoiceSettings),
  ])
  return profile.terms ?? settings.terms
}

/** @throws MedusaError not_found for an order that is gone */
export const readBilling = async (container: MedusaContainer, order_id: string): Promise<Billing> => {
  const services = portalServices(container)
  const [order, taxes, read, shop, settings] = await Promise.all([
    readOrder(container, order_id),
    readTaxes(container, order_id),
    readOrderInvoices(container, order_id),
    services.settings.getShop(),
    services.settings.get(invoiceSettings),
  ])
  const profile = await readProfile(container, order)
  return {
    ...read,
    order,
    taxes,
    shop,
    settings,
    profile,
    terms: profile.terms ?? settings.terms,
    i18n: createI18n({ locales: [shop.locale], timeZone: shop.time_zone }),
    today: dayIn(shop.time_zone, new Date()),
  }
}

/** The last day on which an invoice with these terms is not overdue. */
export const dueOn = (terms: DueTerms, issued_on: string): string =>
  terms.kind === "net" ? addDays(issued_on, terms.days) : issued_on
