import { z } from "zod"
import {
  accountLinkRequestSchema,
  exchangeTokenSchema,
  freshLinkSchema,
  openedSchema,
  portalSessionSchema,
} from "../portal-session"
import { defineRoute } from "./define-route"

export const exchangeToken = defineRoute({
  id: "exchangeToken",
  method: "post",
  path: "/portal/session",
  access: "public",
  summary: "Exchange a link's token for a session",
  body: exchangeTokenSchema,
  response: portalSessionSchema,
  errors: ["link_not_valid", "too_many_requests"],
})

export const endSession = defineRoute({
  id: "endSession",
  method: "post",
  path: "/portal/session/end",
  access: "session",
  allowsPreview: true,
  allowsUnconfirmed: true,
  summary: "End the session. The link stays",
  response: null,
  errors: [],
})

export const requestFreshLink = defineRoute({
  id: "requestFreshLink",
  method: "post",
  path: "/portal/fresh-link",
  access: "public",
  summary: "Mail a fresh link to the address on file. The answer is the same whether such a link exists or not",
  body: freshLinkSchema,
  response: z.object({ message: z.string() }),
  status: 202,
  errors: ["too_many_requests"],
})

export const requestAccountLink = defineRoute({
  id: "requestAccountLink",
  method: "post",
  path: "/portal/account-link",
  access: "public",
  summary: "Mail the account link of an address to it. The answer is the same whether the address is known",
  body: accountLinkRequestSchema,
  response: z.object({ message: z.string() }),
  status: 202,
  errors: ["too_many_requests"],
})

export const recordOpened = defineRoute({
  id: "recordOpened",
  method: "post",
  path: "/portal/opened",
  access: "session",
  allowsPreview: true,
  summary: "Confirm that a person had the page in view. A preview counts nothing",
  body: openedSchema,
  response: null,
  errors: [],
})

export const sessionRoutes = [exchangeToken, endSession, requestFreshLink, requestAccountLink, recordOpened] as const
