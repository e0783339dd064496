import { z } from "zod"
import { decideSchema, decisionAnswerSchema, decisionConflictSchema, renderingSchema } from "../approval"
import { delegatedSchema, delegateSchema } from "../portal-link"
import { exchangeTokenSchema, freshLinkSchema, openedSchema, portalSessionSchema } from "../portal-session"
import { accountPageSchema, projectPageSchema } from "../project-page"
import { shopSchema } from "../shop"
import { empty, ok, type RouteDefinition } from "./definition"

const message = z.object({ message: z.string() })

/** What a client's link opens, and what anybody may ask. */
export const clientRoutes: RouteDefinition[] = [
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
    path: "/portal/delegate",
    auth: "session",
    summary: "Give a colleague a link of their own to this order",
    body: delegateSchema,
    answer: ok(delegatedSchema),
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
]
