import { z } from "zod"
import { defineRoute } from "./define-route"

const STREAM = "text/event-stream"

export const streamChanges = defineRoute({
  id: "streamChanges",
  method: "get",
  path: "/portal/live",
  access: "session",
  summary: "Server-sent events: `changed` whenever something that the session may see has changed",
  response: null,
  media: STREAM,
  errors: [],
})

export const streamStaffChanges = defineRoute({
  id: "streamStaffChanges",
  method: "get",
  path: "/admin/client-portal/live",
  access: "staff",
  query: z.object({ order_id: z.string().min(1).max(200) }),
  summary: "Server-sent events: `changed` whenever something of the order has changed",
  response: null,
  media: STREAM,
  errors: ["too_many_requests"],
})

export const liveRoutes = [streamChanges, streamStaffChanges] as const
