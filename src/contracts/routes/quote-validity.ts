import { extendValiditySchema, validityAnswerSchema } from "../quote-validity"
import { defineRoute, idParams } from "./define-route"

export const extendValidity = defineRoute({
  id: "extendValidity",
  method: "post",
  path: "/admin/client-portal/approval-requests/:id/validity",
  access: "staff",
  summary: "Extend the time in which a quote can be approved, also after it has expired",
  params: idParams,
  body: extendValiditySchema,
  response: validityAnswerSchema,
  errors: ["not_allowed", "validity_in_past", "validity_not_later", "decided", "closed"],
})

export const requestRenewal = defineRoute({
  id: "requestRenewal",
  method: "post",
  path: "/portal/approvals/:id/renewal",
  access: "session",
  scope: "project",
  summary: "Ask for a renewed quote once it has expired. Repeating it, or asking while it is valid, changes nothing",
  params: idParams,
  response: validityAnswerSchema,
  errors: ["not_allowed", "decided", "closed"],
})

export const quoteValidityRoutes = [extendValidity, requestRenewal] as const
