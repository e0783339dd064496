import { z } from "zod"
import { erasePersonalSchema, evidenceListSchema, evidenceQuerySchema, evidenceVerificationSchema } from "../evidence"
import { sha256Schema } from "../evidence/define"
import { defineRoute, idParams } from "./define-route"

export const listEvidence = defineRoute({
  id: "listEvidence",
  method: "get",
  path: "/admin/client-portal/projects/:id/evidence",
  access: "staff",
  summary: "A project's evidence, newest first",
  params: idParams,
  query: evidenceQuerySchema,
  response: evidenceListSchema,
  errors: [],
})

export const verifyEvidence = defineRoute({
  id: "verifyEvidence",
  method: "get",
  path: "/admin/client-portal/projects/:id/evidence/verification",
  access: "staff",
  summary: "Verify a project's evidence",
  params: idParams,
  response: evidenceVerificationSchema,
  errors: [],
})

export const erasePersonal = defineRoute({
  id: "erasePersonal",
  method: "post",
  path: "/admin/client-portal/projects/:id/evidence/:entry/erase",
  access: "staff",
  summary: "Erase the personal data of a decision, and record that",
  params: idParams.extend({ entry: sha256Schema }),
  body: erasePersonalSchema,
  response: z.object({ erased: z.boolean() }),
  errors: ["not_allowed"],
})

export const evidenceRoutes = [listEvidence, verifyEvidence, erasePersonal] as const
