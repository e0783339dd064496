import { z } from "zod"
import {
  decideSchema,
  decisionAnswerSchema,
  decisionConflictSchema,
  recordDecisionSchema,
  renderingSchema,
  requestApprovalSchema,
} from "./approval"
import { errorSchema } from "./common"
import { customerPanelSchema, orderPanelSchema } from "./order-panel"
import {
  handedOverSchema,
  handOverSchema,
  portalLinkSchema,
  previewSchema,
  reshareLinkSchema,
  revealedLinkSchema,
  sharedLinkSchema,
  shareLinkSchema,
} from "./portal-link"
import { exchangeTokenSchema, freshLinkSchema, openedSchema, portalSessionSchema } from "./portal-session"
import { projectListQuerySchema, projectListSchema, updateProjectSchema } from "./project"
import { accountPageSchema, projectPageSchema } from "./project-page"
import { settingsAnswerSchema, setupSchema, updateSettingsSchema, uploadLogoSchema } from "./settings"
import { shopSchema } from "./shop"
import { moveStageSchema, replaceStagesSchema, stageSchema } from "./stage"

/** `none`: public. `session`: a portal session as bearer. `staff`: a Medusa admin user, session or token. */
export type RouteAuth = "none" | "session" | "staff"

export type RouteDefinition = {
  method: "get" | "post" | "delete"
  /** With `{id}` for parameters. */
  path: string
  auth: RouteAuth
  summary: string
  body?: z.ZodType
  /** What may stand behind the `?`. */
  query?: z.ZodObject
  /** Null answers without a body. */
  answer: { status: 200 | 202 | 204; schema: z.ZodType | null; media?: string }
  /** Statuses beside the answer's; all but 304 carry `errorSchema` unless `conflict` says otherwise. */
  refusals: number[]
  conflict?: z.ZodType
}

const panel = z.object({ panel: orderPanelSchema })
const customer = z.object({ panel: customerPanelSchema })
const stages = z.object({ stages: z.array(stageSchema) })
const message = z.object({ message: z.string() })

const ok = (schema: z.ZodType): RouteDefinition["answer"] => ({ status: 200, schema })
const empty: RouteDefinition["answer"] = { status: 204, schema: null }

const ADMIN = "/admin/client-portal"

/** Every route of the plugin. The OpenAPI file is made of this list, and a test holds it against the folders of src/api. */
export const routes: RouteDefinition[] = [
  {
    method: "post",
    path: "/portal/session",
    auth: "none",
    summary: "Exchange a link's token for a session",
    body: exchangeTokenSchema,
    answer: ok(portalSessionSchema),
    refusals: [400, 401, 429],
  },
  {
    method: "post",
    path: "/portal/session/end",
    auth: "session",
    summary: "End the session",
    answer: empty,
    refusals: [401, 429],
  },
  {
    method: "post",
    path: "/portal/fresh-link",
    auth: "none",
    summary: "Mail a fresh link to the address on file; the answer tells nothing",
    body: freshLinkSchema,
    answer: { status: 202, schema: message },
    refusals: [400, 429],
  },
  {
    method: "post",
    path: "/portal/opened",
    auth: "session",
    summary: "Confirm that a person had the page in view",
    body: openedSchema,
    answer: empty,
    refusals: [400, 401, 429],
  },
  {
    method: "get",
    path: "/portal/project",
    auth: "session",
    summary: "Everything the order's page shows; answers If-None-Match",
    answer: ok(projectPageSchema),
    refusals: [304, 401, 403, 404, 429],
  },
  {
    method: "get",
    path: "/portal/account",
    auth: "session",
    summary: "The account's page",
    answer: ok(accountPageSchema),
    refusals: [401, 403, 429],
  },
  {
    method: "get",
    path: "/portal/approvals/{id}",
    auth: "session",
    summary: "One rendering of what is asked, with its nonce",
    answer: ok(renderingSchema),
    refusals: [401, 403, 404, 429],
  },
  {
    method: "post",
    path: "/portal/approvals/{id}/decision",
    auth: "session",
    summary: "Approve and sign, ask for changes, or decline",
    body: decideSchema,
    answer: ok(decisionAnswerSchema),
    refusals: [400, 401, 403, 404, 409, 429],
    conflict: decisionConflictSchema,
  },
  {
    method: "post",
    path: "/portal/hand-over",
    auth: "session",
    summary: "Give a colleague a link of their own to this order",
    body: handOverSchema,
    answer: ok(handedOverSchema),
    refusals: [400, 401, 403, 429],
  },
  {
    method: "get",
    path: "/portal/shop",
    auth: "none",
    summary: "The shop's branding",
    answer: ok(shopSchema),
    refusals: [],
  },
  {
    method: "get",
    path: "/portal/shop/logo/{id}",
    auth: "none",
    summary: "The shop's logo",
    answer: { status: 200, schema: null, media: "image/*" },
    refusals: [404],
  },

  {
    method: "get",
    path: `${ADMIN}/orders/{id}`,
    auth: "staff",
    summary: "The portal's side of an order",
    answer: ok(panel),
    refusals: [401, 404],
  },
  {
    method: "get",
    path: `${ADMIN}/orders`,
    auth: "staff",
    summary: "All projects at a glance, what moved last first",
    query: projectListQuerySchema,
    answer: ok(projectListSchema),
    refusals: [400, 401],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/project`,
    auth: "staff",
    summary: "Make the order's project, or set its fields",
    body: updateProjectSchema,
    answer: ok(panel),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/stage`,
    auth: "staff",
    summary: "Move the project to a stage",
    body: moveStageSchema,
    answer: ok(panel),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/links`,
    auth: "staff",
    summary: "Share the order with a recipient",
    body: shareLinkSchema,
    answer: ok(sharedLinkSchema),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/preview`,
    auth: "staff",
    summary: "A way in for staff that counts and decides nothing",
    answer: ok(previewSchema),
    refusals: [401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/approval-requests`,
    auth: "staff",
    summary: "Ask the client to decide on the order as it reads now",
    body: requestApprovalSchema,
    answer: ok(panel),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/orders/{id}/bill`,
    auth: "staff",
    summary: "Let an approved order through the finance gate",
    answer: ok(panel),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/approval-requests/{id}/withdraw`,
    auth: "staff",
    summary: "Take an open request back",
    answer: ok(panel),
    refusals: [401, 404, 409],
    conflict: decisionConflictSchema,
  },
  {
    method: "post",
    path: `${ADMIN}/approval-requests/{id}/record`,
    auth: "staff",
    summary: "Record a decision that the client gave elsewhere",
    body: recordDecisionSchema,
    answer: ok(panel),
    refusals: [400, 401, 404, 409],
    conflict: decisionConflictSchema,
  },
  {
    method: "post",
    path: `${ADMIN}/links/{id}/share`,
    auth: "staff",
    summary: "Mail the same link again",
    body: reshareLinkSchema,
    answer: ok(sharedLinkSchema),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/links/{id}/rotate`,
    auth: "staff",
    summary:
      "Give the link a new token; the old one ends. An expired link works again, for as long as it was given before",
    answer: ok(revealedLinkSchema),
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/links/{id}/revoke`,
    auth: "staff",
    summary: "End the link and its sessions",
    answer: ok(z.object({ link: portalLinkSchema })),
    refusals: [401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/links/{id}/reveal`,
    auth: "staff",
    summary: "The link for the clipboard; logged",
    answer: ok(revealedLinkSchema),
    refusals: [400, 401, 404],
  },
  {
    method: "get",
    path: `${ADMIN}/customers/{id}`,
    auth: "staff",
    summary: "The portal's side of a customer",
    answer: ok(customer),
    refusals: [401, 404],
  },
  {
    method: "post",
    path: `${ADMIN}/customers/{id}/link`,
    auth: "staff",
    summary: "Make the customer's account link",
    answer: ok(customer),
    refusals: [400, 401, 404],
  },
  {
    method: "get",
    path: `${ADMIN}/settings`,
    auth: "staff",
    summary: "The shop's settings",
    answer: ok(settingsAnswerSchema),
    refusals: [401],
  },
  {
    method: "post",
    path: `${ADMIN}/settings`,
    auth: "staff",
    summary: "Set what is given, keep the rest",
    body: updateSettingsSchema,
    answer: ok(settingsAnswerSchema),
    refusals: [400, 401],
  },
  {
    method: "post",
    path: `${ADMIN}/settings/logo`,
    auth: "staff",
    summary: "Set the logo",
    body: uploadLogoSchema,
    answer: ok(settingsAnswerSchema),
    refusals: [400, 401, 413],
  },
  {
    method: "delete",
    path: `${ADMIN}/settings/logo`,
    auth: "staff",
    summary: "Remove the logo",
    answer: ok(settingsAnswerSchema),
    refusals: [401],
  },
  {
    method: "get",
    path: `${ADMIN}/stages`,
    auth: "staff",
    summary: "The production stages, in order",
    answer: ok(stages),
    refusals: [401],
  },
  {
    method: "post",
    path: `${ADMIN}/stages`,
    auth: "staff",
    summary: "Replace the list of stages",
    body: replaceStagesSchema,
    answer: ok(stages),
    refusals: [400, 401],
  },
  {
    method: "get",
    path: `${ADMIN}/setup`,
    auth: "staff",
    summary: "What is left to set up",
    answer: ok(setupSchema),
    refusals: [401],
  },
]

export const refusalSchema = (route: RouteDefinition, status: number): z.ZodType =>
  status === 409 && route.conflict ? route.conflict : errorSchema
