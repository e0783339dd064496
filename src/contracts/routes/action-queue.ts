import {
  actionQueueSchema,
  nudgedSchema,
  nudgeSchema,
  queueQuerySchema,
  quietClientsQuerySchema,
  quietClientsSchema,
} from "../action-queue"
import { defineRoute, idParams } from "./define-route"

export const getActionQueue = defineRoute({
  id: "getActionQueue",
  method: "get",
  path: "/admin/client-portal/queue",
  access: "staff",
  summary: "Open projects by who has to act and what is late, what has waited longest first",
  query: queueQuerySchema,
  response: actionQueueSchema,
  etag: true,
  errors: [],
})

export const nudgeClient = defineRoute({
  id: "nudgeClient",
  method: "post",
  path: "/admin/client-portal/projects/:id/nudge",
  access: "staff",
  summary:
    "Remind a project's recipients of what waits for them, not within 20 hours of the last time, or tell them of packages",
  params: idParams,
  body: nudgeSchema,
  response: nudgedSchema,
  errors: [],
})

export const getQuietClients = defineRoute({
  id: "getQuietClients",
  method: "get",
  path: "/admin/client-portal/queue/clients",
  access: "staff",
  summary: "Clients with no recent activity, and when the last contact with each was",
  query: quietClientsQuerySchema,
  response: quietClientsSchema,
  errors: [],
})

export const actionQueueRoutes = [getActionQueue, nudgeClient, getQuietClients] as const
