/** The client who pays. */
export type Payer = {
  /** The link that they opened. */
  link_id: string
  email: string
  /** Orders whose invoices they may pay. */
  order_ids: readonly string[]
  /** Paths of the portal that Stripe leads back to. None holds a token. */
  pages: { success: (checkout_id: string) => string; cancel: (invoice_id: string) => string }
}

type Person = Pick<Payer, "link_id" | "email">

/** The client who opened the link of an order. */
export const projectPayer = ({ link_id, email, order_id }: Person & { order_id: string }): Payer => {
  const page = `/p/${encodeURIComponent(link_id)}`
  return {
    link_id,
    email,
    order_ids: [order_id],
    pages: { success: (id) => `${page}/checkouts/${id}`, cancel: (id) => `${page}/invoices/${id}` },
  }
}

/** The client who opened an account. @param order_ids those that the session may see */
export const accountPayer = ({ link_id, email, order_ids }: Person & Pick<Payer, "order_ids">): Payer => {
  const page = `/a/${encodeURIComponent(link_id)}`
  return {
    link_id,
    email,
    order_ids,
    pages: { success: (id) => `${page}/checkouts/${id}`, cancel: () => `${page}/invoices` },
  }
}
