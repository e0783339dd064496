import {
  accountAccessSchema,
  confirmAccountSchema,
  confirmedAccountSchema,
  resumeAccountSchema,
} from "../account/access"
import { accountEntriesSchema, enterAccountSchema } from "../account/entries"
import { accountInvoicesQuerySchema, accountInvoicesSchema, payInvoicesSchema } from "../account/invoices"
import { orderAccountSchema } from "../account/order-account"
import { accountOrdersQuerySchema, accountOrdersSchema } from "../account/orders"
import { accountThreadsQuerySchema, accountThreadsSchema } from "../account/threads"
import { clientListQuerySchema, clientListSchema } from "../account/staff"
import { checkoutStatusSchema, startedCheckoutSchema } from "../payment/payment"
import { portalSessionSchema } from "../portal-session"
import { defineRoute, idParams } from "./define-route"
import { documentParams, localeQuery } from "./document"
import { CHECKOUT_ERRORS } from "./payment"

export const getAccountAccess = defineRoute({
  id: "getAccountAccess",
  method: "get",
  path: "/portal/account/access",
  access: "session",
  scope: "account",
  allowsUnconfirmed: true,
  summary: "Where the session stands on its way into the account",
  response: accountAccessSchema,
  errors: [],
})

export const requestAccountCode = defineRoute({
  id: "requestAccountCode",
  method: "post",
  path: "/portal/account/code",
  access: "session",
  scope: "account",
  allowsUnconfirmed: true,
  summary: "Mail a one-time code to the recipient of the account link, unless the link has to wait",
  response: accountAccessSchema,
  errors: [],
})

export const confirmAccount = defineRoute({
  id: "confirmAccount",
  method: "post",
  path: "/portal/account/confirm",
  access: "session",
  scope: "account",
  allowsUnconfirmed: true,
  summary: "Confirm the session with the mailed code. A new session takes its place",
  body: confirmAccountSchema,
  response: confirmedAccountSchema,
  errors: ["code_wrong", "code_over", "account_locked"],
})

export const resumeAccount = defineRoute({
  id: "resumeAccount",
  method: "post",
  path: "/portal/account/resume",
  access: "public",
  summary: "Exchange a remembered device's token for a session of its account",
  body: resumeAccountSchema,
  response: portalSessionSchema,
  errors: ["link_not_valid", "too_many_requests"],
})

export const listAccountEntries = defineRoute({
  id: "listAccountEntries",
  method: "get",
  path: "/portal/account/entries",
  access: "session",
  scope: "account",
  summary: "Accounts that the person may enter with the code they typed, and the sales channels of each",
  response: accountEntriesSchema,
  errors: [],
})

export const enterAccount = defineRoute({
  id: "enterAccount",
  method: "post",
  path: "/portal/account/enter",
  access: "session",
  scope: "account",
  allowsPreview: true,
  summary: "A session for one account and one sales channel of it, without another code",
  body: enterAccountSchema,
  response: portalSessionSchema,
  errors: ["not_found"],
})

export const listAccountOrders = defineRoute({
  id: "listAccountOrders",
  method: "get",
  path: "/portal/account/orders",
  access: "session",
  scope: "account",
  summary: "Orders of the account, active or past; search, filters, sort orders and pages by cursor",
  query: accountOrdersQuerySchema,
  response: accountOrdersSchema,
  errors: [],
})

export const openAccountOrder = defineRoute({
  id: "openAccountOrder",
  method: "post",
  path: "/portal/account/orders/:id/open",
  access: "session",
  scope: "account",
  summary: "A session of the person's own link to an order of the account, without another code. Nothing is mailed",
  params: idParams,
  response: portalSessionSchema,
  errors: [],
})

export const listAccountInvoices = defineRoute({
  id: "listAccountInvoices",
  method: "get",
  path: "/portal/account/invoices",
  access: "session",
  scope: "account",
  summary: "Issued invoices of all orders of the account, with what is owed",
  query: accountInvoicesQuerySchema,
  response: accountInvoicesSchema,
  errors: [],
})

export const startAccountCheckout = defineRoute({
  id: "startAccountCheckout",
  method: "post",
  path: "/portal/account/checkouts",
  access: "session",
  scope: "account",
  summary: "Begin to pay invoices of several orders at Stripe. The same invoices give the same open session",
  body: payInvoicesSchema,
  response: startedCheckoutSchema,
  errors: CHECKOUT_ERRORS,
})

export const getAccountCheckout = defineRoute({
  id: "getAccountCheckout",
  method: "get",
  path: "/portal/account/checkouts/:id",
  access: "session",
  scope: "account",
  summary: "Where a payment stands, as Stripe says it now",
  params: idParams,
  response: checkoutStatusSchema,
  errors: [],
})

export const refreshAccountCheckout = defineRoute({
  id: "refreshAccountCheckout",
  method: "post",
  path: "/portal/account/checkouts/:id/refresh",
  access: "session",
  scope: "account",
  summary: "Ask Stripe and book what it says",
  params: idParams,
  response: checkoutStatusSchema,
  errors: ["stripe_unreachable"],
})

export const listAccountThreads = defineRoute({
  id: "listAccountThreads",
  method: "get",
  path: "/portal/account/threads",
  access: "session",
  scope: "account",
  summary: "Conversations about the account's orders, those with unread messages first",
  query: accountThreadsQuerySchema,
  response: accountThreadsSchema,
  errors: [],
})

export const getAccountDocument = defineRoute({
  id: "getAccountDocument",
  method: "get",
  path: "/portal/account/documents/:kind/:id",
  access: "session",
  scope: "account",
  summary: "A document of one of the account's orders as PDF",
  params: documentParams,
  query: localeQuery,
  response: null,
  media: "application/pdf",
  errors: ["document_failed"],
})

export const listClients = defineRoute({
  id: "listClients",
  method: "get",
  path: "/admin/client-portal/clients",
  access: "staff",
  summary: "Customers with an account: counters, what they owe, and when they were last seen",
  query: clientListQuerySchema,
  response: clientListSchema,
  errors: [],
})

export const getOrderAccount = defineRoute({
  id: "getOrderAccount",
  method: "get",
  path: "/portal/order-account",
  access: "session",
  scope: "project",
  summary: "The person's own link to the account that the order of the session belongs to",
  response: orderAccountSchema,
  errors: [],
})

export const accountRoutes = [
  getOrderAccount,
  getAccountAccess,
  requestAccountCode,
  confirmAccount,
  resumeAccount,
  listAccountEntries,
  enterAccount,
  listAccountOrders,
  openAccountOrder,
  listAccountInvoices,
  startAccountCheckout,
  getAccountCheckout,
  refreshAccountCheckout,
  listAccountThreads,
  getAccountDocument,
  listClients,
] as const
