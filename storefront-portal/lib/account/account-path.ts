import type { DocumentKind } from "@contracts/document"

export const accountPath = (linkId: string): string => `/a/${linkId}`

/** Where a form of the code page leads back to: a page of this account, and its own otherwise. */
export function ownPath(linkId: string, wanted: string | null): string {
  const home = accountPath(linkId)
  if (!wanted?.startsWith(home) || !URL.canParse(wanted, "http://portal.invalid")) return home
  const { pathname, search, origin } = new URL(wanted, "http://portal.invalid")
  const isOwn = origin === "http://portal.invalid" && (pathname === home || pathname.startsWith(`${home}/`))
  return isOwn && !/\/(code|confirm)$/.test(pathname) ? pathname + search : home
}

export type AccountView = "active" | "past"

export const ordersPath = (linkId: string, view: AccountView): string =>
  view === "active" ? accountPath(linkId) : `${accountPath(linkId)}/past`

export const invoicesPath = (linkId: string): string => `${accountPath(linkId)}/invoices`

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
