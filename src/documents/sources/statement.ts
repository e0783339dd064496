import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { toMoney } from "../../lib/money"
import { type OrderInvoice, readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { joinName, toAddress } from "../../order-view/address"
import { orderAddressSchema } from "../../order-view/order-shape"
import type { DocumentDefinition } from "../define-document"
import { type StatementLine, type StatementPart, statementPaper } from "../papers/statement"

const isOwed = ({ kind, issued_at, voided_at }: OrderInvoice): boolean =>
  kind === "invoice" && issued_at !== null && voided_at === null

const toLine = (row: OrderInvoice, projects: ReadonlyMap<string, string>): StatementLine => ({
  kind: row.kind,
  number: row.number ?? "",
  project_name: projects.get(row.project_id) ?? "",
  issued_on: row.issued_on ?? "",
  due_on: row.due_on,
  money: row.money,
})

const partOf = (currency: string, rows: OrderInvoice[], projects: ReadonlyMap<string, string>): StatementPart => {
  const sum = (of: OrderInvoice[]) => toMoney(MathBN.sum(0, ...of.map(({ money }) => money.balance)), currency)
  return {
    currency_code: currency,
    lines: rows.map((row) => toLine(row, projects)),
    balance: sum(rows),
    overdue: sum(rows.filter(({ state }) => state === "overdue")),
  }
}

type Billed = { id: string; order_id: string; name: string }

/** Projects in which a customer was billed, as long as the order is theirs. */
const readProjects = async (container: MedusaContainer, customer_id: string): Promise<Billed[]> =>
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_invoice as i")
    .join("portal_project as p", "p.id", "i.project_id")
    .join("order as o", "o.id", "i.order_id")
    .where({ "i.customer_id": customer_id, "o.customer_id": customer_id })
    .whereNull("o.deleted_at")
    .whereNotNull("i.issued_at")
    .whereNull("i.deleted_at")
    .distinct<Billed[]>("p.id", "p.order_id", "p.name")

/**
 * The invoices of a customer over all orders, oldest first, with what is open of each. For staff, and for holders of
 * the account link. The link of one order does not open it.
 */
export const statement: DocumentDefinition = {
  kind: "statement",
  find: async (container, id) => {
    const [customer] = await container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: [id] }, { relations: ["addresses"] })
    if (!customer) return null
    const known = await readProjects(container, id)
    const read = await readOrderInvoices(container, [...new Set(known.map(({ order_id }) => order_id))])
    const owed = read.invoices.filter((row) => isOwed(row) && row.customer_id === id).toReversed()
    const names = new Map(known.map((project) => [project.id, project.name]))
    const currencies = [...new Set(owed.map(({ currency_code }) => currency_code))].sort()
    const parts = currencies.map((currency) =>
      partOf(
        currency,
        owed.filter(({ currency_code }) => currency_code === currency),
        names,
      ),
    )
    const name = customer.company_name ?? joinName(customer.first_name, customer.last_name) ?? customer.email
    const address = customer.addresses.find(({ is_default_billing }) => is_default_billing) ?? customer.addresses[0]
    return {
      order_id: null,
      number: name,
      is_shared: false,
      source_sha256: null,
      paper: (context) =>
        statementPaper(
          {
            customer: { name, address: address ? toAddress(orderAddressSchema.parse(address)) : null },
            as_of: read.today,
            parts,
          },
          context,
        ),
    }
  },
}
