import { accountEngagementSchema, beaconSchema, engagementQuerySchema, engagementReportSchema } from "../engagement"
import { defineRoute, idParams } from "./define-route"

export const recordBeacon = defineRoute({
  id: "recordBeacon",
  method: "post",
  path: "/portal/beacon",
  access: "session",
  allowsPreview: true,
  isFrequent: true,
  summary: "Report that a page is before a person. A preview counts nothing",
  body: beaconSchema,
  response: null,
  errors: [],
})

export const recordTrap = defineRoute({
  id: "recordTrap",
  method: "post",
  path: "/portal/trap",
  access: "session",
  allowsPreview: true,
  isFrequent: true,
  summary: "Report that a link was followed which no person can see: a program reads the page",
  response: null,
  errors: [],
})

export const getEngagement = defineRoute({
  id: "getEngagement",
  method: "get",
  path: "/admin/client-portal/engagement",
  access: "staff",
  summary: "How far the projects of a time got, how fast clients decided, and what was viewed when",
  query: engagementQuerySchema,
  response: engagementReportSchema,
  errors: [],
})

export const exportEngagement = defineRoute({
  id: "exportEngagement",
  method: "get",
  path: "/admin/client-portal/engagement/export",
  access: "staff",
  summary: "The projects of a time with their engagement, as CSV",
  query: engagementQuerySchema,
  response: null,
  media: "text/csv",
  errors: [],
})

export const getAccountEngagement = defineRoute({
  id: "getAccountEngagement",
  method: "get",
  path: "/admin/client-portal/customers/:id/engagement",
  access: "staff",
  summary: "What happened through the links of a client's account, newest first",
  params: idParams,
  response: accountEngagementSchema,
  errors: [],
})

export const engagementRoutes = [
  recordBeacon,
  recordTrap,
  getEngagement,
  exportEngagement,
  getAccountEngagement,
] as const
