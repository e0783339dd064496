import type { MedusaContainer } from "@medusajs/framework/types"
import type { InvoiceKind, InvoiceMoney } from "../contracts"
import type { Fact } from "../emails/parts"
import type { MailProject } from "../emails/types"
import { type IssuedInvoice, isIssued } from "../invoice-view/invoice-tile"
import { readInvoice } from "../invoice-view/read-order-invoices"
import type { OrderPayment } from "../invoice-view/read-payments"
import { portalServices } from "../lib/services"
import type { I18n } from "../messages/i18n"
import type { ProjectRow } from "../modules/project/service"
import { linkStateOf } from "../modules/portal-token/link-state"
import { greetedName, linkUrl, readOwner, readProjectOf, staffUrl } from "./context"
import { clientThread } from "./mail-thread"
import type { EmailTo } from "./send-email"

/** An invoice as mails name it. */
export type NamedInvoice = {
  kind: InvoiceKind
  number: string
  due_on: string | null
  money: InvoiceMoney
  project: MailProject
}

/** What a mail to a client about an invoice is made of. */
export type InvoiceProps = {
  /** Null greets without a name. */
  recipient_name: string | null
  invoice: NamedInvoice
  /** The invoice's page. */
  url: string
}

type About = { invoice: IssuedInvoice; payments: OrderPayment[]; named: NamedInvoice; project: ProjectRow }

const readAbout = async (container: MedusaContainer, invoice_id: string): Promise<About | null> => {
  const { invoice, payments } = await readInvoice(container, invoice_id)
  if (!isIssued(invoice)) return null
  const { kind, number, due_on, money } = invoice
  const { named: project, project: row } = await readProjectOf(container, invoice.order_id)
  return { invoice, payments, named: { kind, number, due_on, money, project }, project: row }
}

/** For one recipient; null for a draft, and once the recipient's link does not work. */
export const readClientInvoice = async (
  container: MedusaContainer,
  { invoice_id, link_id }: { invoice_id: string; link_id: string },
): Promise<(About & { data: InvoiceProps; email: EmailTo }) | null> => {
  const link = await portalServices(container).tokens.findLink(link_id)
  if (!link || linkStateOf(link, link.read_at) !== "active") return null
  const about = await readAbout(container, invoice_id)
  if (!about) return null
  const owner = await readOwner(container, about.project.owner_user_id)
  const url = await linkUrl(container, link, `invoices/${invoice_id}`)
  return {
    ...about,
    data: { recipient_name: greetedName(link), invoice: about.named, url },
    email: { to: link.recipient_email, reply_to: owner?.email ?? null, thread: clientThread(about.project, link) },
  }
}

/** For the rep: their bell, or everybody's where the project has no owner. */
export const readStaffInvoiceNotice = async (
  container: MedusaContainer,
  invoice_id: string,
): Promise<(About & { user_id: string | null; admin_url: string | null }) | null> => {
  const about = await readAbout(container, invoice_id)
  if (!about) return null
  const owner = await readOwner(container, about.project.owner_user_id)
  const { project_id } = about.invoice
  return { ...about, user_id: owner?.id ?? null, admin_url: staffUrl(container, project_id, "invoices") }
}

/** Rows that every mail about an invoice has. Of what is paid no date is due. */
export const invoiceRows = ({ kind, number, due_on, money, project }: NamedInvoice, i18n: I18n): Fact[] => {
  const { t } = i18n
  return [
    { label: t("fact.project"), value: project.name },
    { label: t("fact.number", { kind: project.kind }), value: project.number },
    { label: t("fact.invoice", { kind }), value: number },
    { label: t("fact.amount_due"), value: i18n.money(money.balance, money.currency_code) },
    ...(due_on && Number(money.balance) > 0 ? [{ label: t("fact.due_on"), value: i18n.day(due_on) }] : []),
  ]
}

export const orderOfInvoice = async (
  container: MedusaContainer,
  { invoice_id }: { invoice_id: string },
): Promise<string | null> => (await portalServices(container).invoices.getInvoice(invoice_id)).order_id

export const orderOfPayment = async (
  container: MedusaContainer,
  { payment_id }: { payment_id: string },
): Promise<string | null> => (await portalServices(container).payments.getPayment(payment_id)).order_id

/** Of one that is for invoices of several orders, the first. */
export const orderOfCheckout = async (
  container: MedusaContainer,
  { checkout_id }: { checkout_id: string },
): Promise<string | null> =>
  (await portalServices(container).payments.findCheckout({ id: checkout_id }))?.parts[0]?.order_id ?? null
