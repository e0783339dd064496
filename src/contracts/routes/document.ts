import { z } from "zod"
import { documentKindSchema, documentListSchema } from "../document"
import { defineRoute, idParams } from "./define-route"

/** Of the reader: a language tag or an `Accept-Language` header. Left out: the shop's. A stored PDF keeps its language. */
export const localeQuery = z.object({ locale: z.string().max(200).optional() })

export const documentParams = z.object({ kind: documentKindSchema, id: idParams.shape.id })

export const getDocument = defineRoute({
  id: "getDocument",
  method: "get",
  path: "/portal/documents/:kind/:id",
  access: "session",
  scope: "project",
  summary: "A document of the order as PDF",
  params: documentParams,
  query: localeQuery,
  response: null,
  media: "application/pdf",
  errors: ["document_failed"],
})

export const getAccountStatement = defineRoute({
  id: "getAccountStatement",
  method: "get",
  path: "/portal/account/statement",
  access: "session",
  scope: "account",
  summary: "The customer's statement of account as PDF: their issued invoices over all orders, with open balances",
  query: localeQuery,
  response: null,
  media: "application/pdf",
  errors: ["document_failed"],
})

export const getProjectDocuments = defineRoute({
  id: "getProjectDocuments",
  method: "get",
  path: "/admin/client-portal/projects/:id/documents",
  access: "staff",
  summary: "The documents of a project",
  params: idParams,
  response: documentListSchema,
  etag: true,
  errors: [],
})

export const getStaffDocument = defineRoute({
  id: "getStaffDocument",
  method: "get",
  path: "/admin/client-portal/documents/:kind/:id",
  access: "staff",
  summary: "A document as PDF; of a draft invoice, a preview that says so",
  params: documentParams,
  query: localeQuery,
  response: null,
  media: "application/pdf",
  errors: ["document_failed"],
})

export const documentRoutes = [getDocument, getAccountStatement, getProjectDocuments, getStaffDocument] as const
