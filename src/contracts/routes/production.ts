import {
  moveProjectsSchema,
  movedProjectsSchema,
  productionFilterSchema,
  productionQuerySchema,
  productionReportSchema,
  remindedProofsSchema,
  remindProofsSchema,
  savedViewsSchema,
  saveViewSchema,
} from "../production"
import { defineRoute, idParams } from "./define-route"

export const getProductionReport = defineRoute({
  id: "getProductionReport",
  method: "get",
  path: "/admin/client-portal/production",
  access: "staff",
  summary: "Every proof with its lines, and lines without a proof; filters, sort orders and pages by cursor",
  query: productionQuerySchema,
  response: productionReportSchema,
  etag: true,
  errors: [],
})

export const exportProductionReport = defineRoute({
  id: "exportProductionReport",
  method: "get",
  path: "/admin/client-portal/production/export",
  access: "staff",
  summary: "All rows that match, as CSV",
  query: productionFilterSchema.strict(),
  response: null,
  media: "text/csv",
  errors: [],
})

export const moveProjects = defineRoute({
  id: "moveProjects",
  method: "post",
  path: "/admin/client-portal/production/stage",
  access: "staff",
  summary: "Move several projects to a stage",
  body: moveProjectsSchema,
  response: movedProjectsSchema,
  errors: ["stage_gone"],
})

export const remindProofs = defineRoute({
  id: "remindProofs",
  method: "post",
  path: "/admin/client-portal/production/reminders",
  access: "staff",
  summary: "Mail the request again to everyone who was asked about these proofs, unless that happened a short time ago",
  body: remindProofsSchema,
  response: remindedProofsSchema,
  errors: [],
})

export const listProductionViews = defineRoute({
  id: "listProductionViews",
  method: "get",
  path: "/admin/client-portal/production/views",
  access: "staff",
  summary: "The caller's saved views of the report, and shared ones",
  response: savedViewsSchema,
  errors: [],
})

export const saveProductionView = defineRoute({
  id: "saveProductionView",
  method: "post",
  path: "/admin/client-portal/production/views",
  access: "staff",
  summary: "Save a view of the report, in place of the caller's own view of that name",
  body: saveViewSchema,
  response: savedViewsSchema,
  errors: [],
})

export const deleteProductionView = defineRoute({
  id: "deleteProductionView",
  method: "delete",
  path: "/admin/client-portal/production/views/:id",
  access: "staff",
  summary: "Delete a view of the caller's own",
  params: idParams,
  response: null,
  errors: [],
})

export const productionRoutes = [
  getProductionReport,
  exportProductionReport,
  moveProjects,
  remindProofs,
  listProductionViews,
  saveProductionView,
  deleteProductionView,
] as const
