import { projectPageSchema } from "../project-page"
import { defineRoute } from "./define-route"

export const getProjectPage = defineRoute({
  id: "getProjectPage",
  method: "get",
  path: "/portal/project",
  access: "session",
  scope: "project",
  summary: "Everything the order's page shows",
  response: projectPageSchema,
  etag: true,
  errors: ["not_found"],
})

export const projectPageRoutes = [getProjectPage] as const
