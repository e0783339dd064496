import {
  orderSummarySchema,
  projectHeaderSchema,
  projectOverviewSchema,
  projectPeopleSchema,
  projectQuoteSchema,
} from "../staff-project"
import { defineRoute, idParams } from "./define-route"

export const getOrderSummary = defineRoute({
  id: "getOrderSummary",
  method: "get",
  path: "/admin/client-portal/orders/:id/summary",
  access: "staff",
  summary: "The header of an order's project; null for an order without one",
  params: idParams,
  response: orderSummarySchema,
  etag: true,
  errors: [],
})

export const getProject = defineRoute({
  id: "getProject",
  method: "get",
  path: "/admin/client-portal/projects/:id",
  access: "staff",
  summary: "Header of a project: status, who has to act next, and what differs from the newest request",
  params: idParams,
  response: projectHeaderSchema,
  etag: true,
  errors: [],
})

export const getProjectOverview = defineRoute({
  id: "getProjectOverview",
  method: "get",
  path: "/admin/client-portal/projects/:id/overview",
  access: "staff",
  summary: "One timeline of links, views, requests, decisions, stages and shipments",
  params: idParams,
  response: projectOverviewSchema,
  etag: true,
  errors: [],
})

export const getProjectQuote = defineRoute({
  id: "getProjectQuote",
  method: "get",
  path: "/admin/client-portal/projects/:id/quote",
  access: "staff",
  summary: "Lines and totals of the order, its versions with their differences, and the decisions",
  params: idParams,
  response: projectQuoteSchema,
  etag: true,
  errors: [],
})

export const getProjectPeople = defineRoute({
  id: "getProjectPeople",
  method: "get",
  path: "/admin/client-portal/projects/:id/people",
  access: "staff",
  summary: "Links of a project with their log and what became of their mails",
  params: idParams,
  response: projectPeopleSchema,
  etag: true,
  errors: [],
})

export const staffProjectRoutes = [
  getOrderSummary,
  getProject,
  getProjectOverview,
  getProjectQuote,
  getProjectPeople,
] as const
