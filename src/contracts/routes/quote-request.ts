import {
  projectRequestSchema,
  quoteRequestPageSchema,
  quoteRequestSchema,
  quoteRequestsSchema,
  saveRequestSchema,
  sendRequestSchema,
} from "../quote-request"
import { defineRoute, idParams } from "./define-route"

export const listQuoteRequests = defineRoute({
  id: "listQuoteRequests",
  method: "get",
  path: "/portal/account/requests",
  access: "session",
  scope: "account",
  summary: "The person's own quote requests, unsent ones first",
  response: quoteRequestsSchema,
  errors: [],
})

export const startQuoteRequest = defineRoute({
  id: "startQuoteRequest",
  method: "post",
  path: "/portal/account/requests",
  access: "session",
  scope: "account",
  summary: "Begin a quote request. One that was begun and has nothing in it yet is answered instead of another",
  response: quoteRequestSchema,
  errors: ["not_allowed", "too_many_drafts"],
})

export const reorder = defineRoute({
  id: "reorder",
  method: "post",
  path: "/portal/account/orders/:id/reorder",
  access: "session",
  scope: "account",
  summary: "Begin a quote request with the lines, sizes, address and approved artwork of an earlier order",
  params: idParams,
  response: quoteRequestSchema,
  errors: ["too_many_drafts"],
})

export const getQuoteRequest = defineRoute({
  id: "getQuoteRequest",
  method: "get",
  path: "/portal/account/requests/:id",
  access: "session",
  scope: "account",
  summary: "One of the person's own quote requests, with what its form proposes",
  params: idParams,
  response: quoteRequestPageSchema,
  errors: [],
})

export const saveQuoteRequest = defineRoute({
  id: "saveQuoteRequest",
  method: "post",
  path: "/portal/account/requests/:id",
  access: "session",
  scope: "account",
  summary: "Save a step of a quote request, unless it was changed since the version that the caller names",
  params: idParams,
  body: saveRequestSchema,
  response: quoteRequestSchema,
  errors: ["conflict", "request_sent", "file_used", "file_refused"],
})

export const discardQuoteRequest = defineRoute({
  id: "discardQuoteRequest",
  method: "delete",
  path: "/portal/account/requests/:id",
  access: "session",
  scope: "account",
  summary: "Delete a quote request that was not sent",
  params: idParams,
  response: null,
  errors: ["request_sent"],
})

export const sendQuoteRequest = defineRoute({
  id: "sendQuoteRequest",
  method: "post",
  path: "/portal/account/requests/:id/send",
  access: "session",
  scope: "account",
  summary: "Send a quote request to the shop, once. It becomes a draft order with a project and a thread",
  params: idParams,
  body: sendRequestSchema,
  response: quoteRequestSchema,
  errors: ["request_incomplete", "conflict"],
})

export const getProjectRequest = defineRoute({
  id: "getProjectRequest",
  method: "get",
  path: "/admin/client-portal/projects/:id/quote-request",
  access: "staff",
  summary: "The quote request that a project came from; null for any other",
  params: idParams,
  response: projectRequestSchema,
  errors: [],
})

export const quoteRequestRoutes = [
  listQuoteRequests,
  startQuoteRequest,
  reorder,
  getQuoteRequest,
  saveQuoteRequest,
  discardQuoteRequest,
  sendQuoteRequest,
  getProjectRequest,
] as const
