import { accountPageSchema, projectPageSchema } from "../project-page"
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

export const getAccountPage = defineRoute({
  id: "getAccountPage",
  method: "get",
  path: "/portal/account",
  access: "session",
  scope: "account",
  summary: "The account's page",
  response: accountPageSchema,
  errors: [],
})

export const projectPageRoutes = [getProjectPage, getAccountPage] as const
