import { joinName } from "../../order-view/address"

export type Person = {
  email: string
  first_name?: string | null
  last_name?: string | null
  company_name?: string | null
}

/** Who a customer's account link is for. */
export const accountRecipient = (customer: Person): { name: string; email: string } => ({
  name: joinName(customer.first_name, customer.last_name) ?? customer.company_name ?? customer.email,
  email: customer.email.toLowerCase(),
})
