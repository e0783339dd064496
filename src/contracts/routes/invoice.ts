import { setFinalCountsSchema, setTolerancesSchema } from "../invoice/final-count"
import { invoicePageSchema } from "../invoice/page"
import {
  billingProfileSchema,
  createInvoiceSchema,
  creditInvoiceSchema,
  invoiceAnswerSchema,
  invoiceFilterSchema,
  invoiceListSchema,
  invoiceQuerySchema,
  projectInvoicesSchema,
  resendInvoiceSchema,
  sendInvoiceSchema,
  updateInvoiceSchema,
  voidInvoiceSchema,
} from "../invoice/staff"
import { recordPaymentSchema } from "../payment/staff"
import { defineRoute, idParams } from "./define-route"

/** An invoice of two thousand lines. */
const MAX_INVOICE_BYTES = 2_000_000

export const getInvoice = defineRoute({
  id: "getInvoice",
  method: "get",
  path: "/portal/invoices/:id",
  access: "session",
  scope: "project",
  summary: "An issued invoice or credit note with its payments",
  params: idParams,
  response: invoicePageSchema,
  etag: true,
  errors: [],
})

/* For staff. */

export const getProjectInvoices = defineRoute({
  id: "getProjectInvoices",
  method: "get",
  path: "/admin/client-portal/projects/:id/invoices",
  access: "staff",
  summary: "Invoices, payments and final counts of a project",
  params: idParams,
  response: projectInvoicesSchema,
  etag: true,
  errors: [],
})

export const createInvoice = defineRoute({
  id: "createInvoice",
  method: "post",
  path: "/admin/client-portal/projects/:id/invoices",
  access: "staff",
  summary: "Draft an invoice from the order: all of it, a deposit, the balance, or charges",
  params: idParams,
  body: createInvoiceSchema,
  maxBytes: MAX_INVOICE_BYTES,
  response: invoiceAnswerSchema,
  errors: ["not_allowed", "unknown_line", "nothing_to_invoice", "amount_invalid"],
})

export const updateInvoice = defineRoute({
  id: "updateInvoice",
  method: "post",
  path: "/admin/client-portal/invoices/:id",
  access: "staff",
  summary: "Change a draft",
  params: idParams,
  body: updateInvoiceSchema,
  maxBytes: MAX_INVOICE_BYTES,
  response: invoiceAnswerSchema,
  errors: ["conflict", "invoice_issued", "amount_invalid"],
})

export const deleteInvoice = defineRoute({
  id: "deleteInvoice",
  method: "delete",
  path: "/admin/client-portal/invoices/:id",
  access: "staff",
  summary: "Delete a draft. What was issued is voided or credited instead",
  params: idParams,
  response: null,
  errors: ["invoice_issued"],
})

export const sendInvoice = defineRoute({
  id: "sendInvoice",
  method: "post",
  path: "/admin/client-portal/invoices/:id/send",
  access: "staff",
  summary: "Issue a draft under the next number of its series and mail it",
  params: idParams,
  body: sendInvoiceSchema,
  response: invoiceAnswerSchema,
  errors: ["conflict", "invoice_issued", "amount_invalid", "order_not_sold", "not_allowed"],
})

export const resendInvoice = defineRoute({
  id: "resendInvoice",
  method: "post",
  path: "/admin/client-portal/invoices/:id/resend",
  access: "staff",
  summary: "Mail an issued invoice again, unchanged",
  params: idParams,
  body: resendInvoiceSchema,
  response: invoiceAnswerSchema,
  errors: ["not_allowed"],
})

export const voidInvoice = defineRoute({
  id: "voidInvoice",
  method: "post",
  path: "/admin/client-portal/invoices/:id/void",
  access: "staff",
  summary: "Void an issued invoice that nothing was paid of",
  params: idParams,
  body: voidInvoiceSchema,
  response: invoiceAnswerSchema,
  errors: ["not_allowed", "invoice_paid", "payment_processing"],
})

export const creditInvoice = defineRoute({
  id: "creditInvoice",
  method: "post",
  path: "/admin/client-portal/invoices/:id/credit",
  access: "staff",
  summary: "Issue a credit note for an invoice",
  params: idParams,
  body: creditInvoiceSchema,
  response: invoiceAnswerSchema,
  errors: ["not_allowed", "amount_invalid"],
})

export const recordPayment = defineRoute({
  id: "recordPayment",
  method: "post",
  path: "/admin/client-portal/invoices/:id/payments",
  access: "staff",
  summary: "Record a bank transfer, a cheque or cash. The same key is the same payment",
  params: idParams,
  body: recordPaymentSchema,
  response: invoiceAnswerSchema,
  errors: ["not_allowed", "amount_invalid"],
})

export const setTolerances = defineRoute({
  id: "setTolerances",
  method: "post",
  path: "/admin/client-portal/projects/:id/tolerances",
  access: "staff",
  summary: "Agree how far the pieces made may differ from the pieces ordered",
  params: idParams,
  body: setTolerancesSchema,
  response: projectInvoicesSchema,
  errors: ["unknown_line"],
})

export const setFinalCounts = defineRoute({
  id: "setFinalCounts",
  method: "post",
  path: "/admin/client-portal/projects/:id/final-counts",
  access: "staff",
  summary: "Enter the pieces that were made; the balance follows them",
  params: idParams,
  body: setFinalCountsSchema,
  response: projectInvoicesSchema,
  errors: ["unknown_line", "count_outside_tolerance", "not_allowed"],
})

export const listInvoices = defineRoute({
  id: "listInvoices",
  method: "get",
  path: "/admin/client-portal/invoices",
  access: "staff",
  summary: "Invoices of all projects with what is owed by age",
  query: invoiceQuerySchema,
  response: invoiceListSchema,
  etag: true,
  errors: [],
})

export const exportInvoices = defineRoute({
  id: "exportInvoices",
  method: "get",
  path: "/admin/client-portal/invoices/export",
  access: "staff",
  summary: "Invoices of all projects as CSV",
  query: invoiceFilterSchema,
  response: null,
  media: "text/csv",
  errors: [],
})

export const getBillingProfile = defineRoute({
  id: "getBillingProfile",
  method: "get",
  path: "/admin/client-portal/customers/:id/billing",
  access: "staff",
  summary: "How a customer is billed",
  params: idParams,
  response: billingProfileSchema,
  errors: [],
})

export const updateBillingProfile = defineRoute({
  id: "updateBillingProfile",
  method: "post",
  path: "/admin/client-portal/customers/:id/billing",
  access: "staff",
  summary: "Set how a customer is billed",
  params: idParams,
  body: billingProfileSchema.partial().strict(),
  response: billingProfileSchema,
  errors: [],
})

export const invoiceRoutes = [
  getInvoice,
  getProjectInvoices,
  createInvoice,
  updateInvoice,
  deleteInvoice,
  sendInvoice,
  resendInvoice,
  voidInvoice,
  creditInvoice,
  recordPayment,
  setTolerances,
  setFinalCounts,
  listInvoices,
  exportInvoices,
  getBillingProfile,
  updateBillingProfile,
] as const
