import { z } from "zod"
import { customerPanelSchema, orderPanelSchema } from "../order-panel"
import { updateProjectSchema } from "../project"
import { projectListQuerySchema, projectListSchema } from "../project-list"
import { moveStageSchema, replaceStagesSchema, stageSchema } from "../stage"
import { defineRoute, idParams } from "./define-route"

const panel = z.object({ panel: orderPanelSchema })
const stages = z.object({ stages: z.array(stageSchema) })

export const listProjects = defineRoute({
  id: "listProjects",
  method: "get",
  path: "/admin/client-portal/projects",
  access: "staff",
  summary: "All projects, most recent first; search, filters, sort orders and pages by cursor",
  query: projectListQuerySchema,
  response: projectListSchema,
  etag: true,
  errors: [],
})

export const getOrderPanel = defineRoute({
  id: "getOrderPanel",
  method: "get",
  path: "/admin/client-portal/orders/:id",
  access: "staff",
  summary: "The portal's side of an order",
  params: idParams,
  response: panel,
  errors: [],
})

export const getCustomerPanel = defineRoute({
  id: "getCustomerPanel",
  method: "get",
  path: "/admin/client-portal/customers/:id",
  access: "staff",
  summary: "The portal's side of a customer",
  params: idParams,
  response: z.object({ panel: customerPanelSchema }),
  errors: [],
})

export const updateProject = defineRoute({
  id: "updateProject",
  method: "post",
  path: "/admin/client-portal/orders/:id/project",
  access: "staff",
  summary: "Create the order's project, or set its fields",
  params: idParams,
  body: updateProjectSchema,
  response: panel,
  errors: ["owner_gone"],
})

export const moveStage = defineRoute({
  id: "moveStage",
  method: "post",
  path: "/admin/client-portal/orders/:id/stage",
  access: "staff",
  summary: "Move the project to a stage",
  params: idParams,
  body: moveStageSchema,
  response: panel,
  errors: ["stage_gone"],
})

export const getStages = defineRoute({
  id: "getStages",
  method: "get",
  path: "/admin/client-portal/stages",
  access: "staff",
  summary: "The production stages, in order",
  response: stages,
  errors: [],
})

export const replaceStages = defineRoute({
  id: "replaceStages",
  method: "post",
  path: "/admin/client-portal/stages",
  access: "staff",
  summary: "Replace the list of stages",
  body: replaceStagesSchema,
  response: stages,
  errors: ["stage_in_use", "stages_incomplete"],
})

export const projectRoutes = [
  listProjects,
  getOrderPanel,
  getCustomerPanel,
  updateProject,
  moveStage,
  getStages,
  replaceStages,
] as const
