import { z } from "zod"
import { accountChecklistSchema } from "../checklist/account"
import { giveChecklistSchema } from "../checklist/give"
import { askChecklistSchema, projectChecklistSchema, settleChecklistSchema } from "../checklist/staff"
import { defineRoute, idParams } from "./define-route"

export const giveChecklist = defineRoute({
  id: "giveChecklist",
  method: "post",
  path: "/portal/checklist",
  access: "session",
  scope: "project",
  summary: "Give the shop something that it needs for the order",
  body: giveChecklistSchema,
  response: null,
  errors: ["not_found", "conflict", "file_used", "file_refused"],
})

export const listAccountChecklist = defineRoute({
  id: "listAccountChecklist",
  method: "get",
  path: "/portal/account/checklist",
  access: "session",
  scope: "account",
  summary: "What the shop still needs for the account's active orders; the newest hundred orders are looked at",
  response: accountChecklistSchema,
  errors: [],
})

export const getProjectChecklist = defineRoute({
  id: "getProjectChecklist",
  method: "get",
  path: "/admin/client-portal/projects/:id/checklist",
  access: "staff",
  summary: "What the client still has to give for a project, and what they gave",
  params: idParams,
  response: projectChecklistSchema,
  etag: true,
  errors: [],
})

export const askChecklist = defineRoute({
  id: "askChecklist",
  method: "post",
  path: "/admin/client-portal/projects/:id/checklist",
  access: "staff",
  summary: "Ask the client for something",
  params: idParams,
  body: askChecklistSchema,
  response: z.object({ id: z.string() }),
  errors: ["unknown_line"],
})

export const settleChecklist = defineRoute({
  id: "settleChecklist",
  method: "post",
  path: "/admin/client-portal/projects/:id/checklist/settle",
  access: "staff",
  summary: "Mark an item as received or not needed, or ask for it again",
  params: idParams,
  body: settleChecklistSchema,
  response: null,
  errors: ["conflict", "not_allowed"],
})

export const checklistRoutes = [
  giveChecklist,
  listAccountChecklist,
  getProjectChecklist,
  askChecklist,
  settleChecklist,
] as const
