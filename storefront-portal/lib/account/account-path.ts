import type { DocumentKind } from "@contracts/document"

export const accountPath = (linkId: string): string => `/a/${linkId}`

/** Where a form of the code page leads back to: a page of this account, and its own otherwise. */
export function ownPath(linkId: string, wanted: string | null): string {
  const home = accountPath(linkId)
  if (!wanted?.startsWith(home) || !URL.canParse(wanted, "http://portal.invalid")) return home
  const { pathname, search, origin } = new URL(wanted, "http://portal.invalid")
  const isOwn = origin === "http://portal.invalid" && (pathname === home || pathname.startsWith(`${home}/`))
  return isOwn && !/\/(code|confirm|choose|enter)$/.test(pathname) ? pathname + search : home
}

/** Where a person chooses the account and the shop. @param next the page that opens afterwards */
export const choosePath = (linkId: string, next?: string): string =>
  withQuery(`${accountPath(linkId)}/choose`, { next: next === accountPath(linkId) ? undefined : next })

/** Enters an account: a form posts here. */
export const enterPath = (linkId: string): string => `${accountPath(linkId)}/enter`

export type AccountView = "active" | "past"

export const ordersPath = (linkId: string, view: AccountView): string =>
  view === "active" ? accountPath(linkId) : `${accountPath(linkId)}/past`

export const invoicesPath = (linkId: string): string => `${accountPath(linkId)}/invoices`

/** Where a payment of several invoices is shown, once the client comes back from Stripe. */
export const accountCheckoutPath = (linkId: string, checkoutId: string): string =>
  `${accountPath(linkId)}/checkouts/${checkoutId}`

export const threadsPath = (linkId: string): string => `${accountPath(linkId)}/messages`
export const contactPath = (linkId: string): string => `${accountPath(linkId)}/contact`

export const brandingPath = (linkId: string): string => `${accountPath(linkId)}/branding`

/** Where forms of logos post. */
export const logosPath = (linkId: string): string => `${brandingPath(linkId)}/logos`

/** A file of a proof of one of the account's orders. */
export const vaultPath = (linkId: string, proofId: string, fileId: string): string =>
  `${accountPath(linkId)}/proofs/${proofId}/files/${fileId}`

export const statementPath = (linkId: string): string => `${accountPath(linkId)}/statement`

/** A paper of one of the account's orders, as PDF. */
export const accountDocumentPath = (linkId: string, kind: DocumentKind, id: string): string =>
  `${accountPath(linkId)}/documents/${kind}/${id}`

/** Opens an order of the account: a form posts here. */
export const openOrderPath = (linkId: string, orderId: string): string => `${accountPath(linkId)}/orders/${orderId}`

/** An address with parameters of a list; those without a value are left out. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value)
  return query.size ? `${path}?${query}` : path
}
