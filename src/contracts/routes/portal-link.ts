import { z } from "zod"
import { customerPanelSchema } from "../order-panel"
import {
  addContactSchema,
  delegatedSchema,
  delegateSchema,
  portalLinkSchema,
  previewSchema,
  reshareLinkSchema,
  revealedLinkSchema,
  sharedLinkSchema,
  shareLinkSchema,
} from "../portal-link"
import { defineRoute, idParams } from "./define-route"

export const delegateLink = defineRoute({
  id: "delegateLink",
  method: "post",
  path: "/portal/delegate",
  access: "session",
  scope: "project",
  summary: "Mail a colleague a link of their own to this order",
  body: delegateSchema,
  response: delegatedSchema,
  errors: ["own_address", "only_the_shop", "colleague_expired", "delegated_link", "sharing_disabled", "sharing_limit"],
})

export const shareOrder = defineRoute({
  id: "shareOrder",
  method: "post",
  path: "/admin/client-portal/orders/:id/links",
  access: "staff",
  summary:
    "Share the order with a recipient. The same address gets the same link again, under the new name and, where one is given, with the new expiry",
  params: idParams,
  body: shareLinkSchema,
  response: sharedLinkSchema,
  errors: ["expiry_in_past", "link_revoked", "link_expired"],
})

export const createPreview = defineRoute({
  id: "createPreview",
  method: "post",
  path: "/admin/client-portal/orders/:id/preview",
  access: "staff",
  summary: "A short-lived link for staff. Views are not tracked and actions are disabled",
  params: idParams,
  response: previewSchema,
  errors: [],
})

export const reshareLink = defineRoute({
  id: "reshareLink",
  method: "post",
  path: "/admin/client-portal/links/:id/share",
  access: "staff",
  summary: "Mail the same link again",
  params: idParams,
  body: reshareLinkSchema,
  response: sharedLinkSchema,
  errors: ["link_revoked", "link_expired"],
})

export const rotateLink = defineRoute({
  id: "rotateLink",
  method: "post",
  path: "/admin/client-portal/links/:id/rotate",
  access: "staff",
  summary:
    "Replace the link's token; the old one ends. An expired link works again, for as long as it was given before",
  params: idParams,
  response: revealedLinkSchema,
  errors: ["link_revoked"],
})

export const revokeLink = defineRoute({
  id: "revokeLink",
  method: "post",
  path: "/admin/client-portal/links/:id/revoke",
  access: "staff",
  summary: "End the link and its sessions",
  params: idParams,
  response: z.object({ link: portalLinkSchema }),
  errors: [],
})

export const revealLink = defineRoute({
  id: "revealLink",
  method: "post",
  path: "/admin/client-portal/links/:id/reveal",
  access: "staff",
  summary: "The link's address, to copy. Copying is logged",
  params: idParams,
  response: revealedLinkSchema,
  errors: ["link_revoked", "link_expired"],
})

export const ensureAccountLink = defineRoute({
  id: "ensureAccountLink",
  method: "post",
  path: "/admin/client-portal/customers/:id/link",
  access: "staff",
  summary:
    "Create the customer's account link where it is missing or revoked. A link for an earlier address ends, and one for the present address replaces it",
  params: idParams,
  response: z.object({ panel: customerPanelSchema }),
  errors: ["no_email"],
})

export const addContact = defineRoute({
  id: "addContact",
  method: "post",
  path: "/admin/client-portal/customers/:id/contacts",
  access: "staff",
  summary:
    "Give another person a link of their own to the customer's account. The same address gets the same link again",
  params: idParams,
  body: addContactSchema,
  response: sharedLinkSchema,
  errors: ["link_expired"],
})

export const createAccountPreview = defineRoute({
  id: "createAccountPreview",
  method: "post",
  path: "/admin/client-portal/customers/:id/preview",
  access: "staff",
  summary: "A short-lived link to the account for staff. Views are not tracked and actions are disabled",
  params: idParams,
  response: previewSchema,
  errors: [],
})

export const endDevices = defineRoute({
  id: "endDevices",
  method: "post",
  path: "/admin/client-portal/links/:id/devices/end",
  access: "staff",
  summary: "End the sessions of an account link and forget its remembered devices: the next opening needs a code",
  params: idParams,
  response: z.object({ link: portalLinkSchema }),
  errors: [],
})

export const unlockAccount = defineRoute({
  id: "unlockAccount",
  method: "post",
  path: "/admin/client-portal/links/:id/unlock",
  access: "staff",
  summary: "Let an account try codes again that was locked after too many wrong ones",
  params: idParams,
  response: z.object({ link: portalLinkSchema }),
  errors: ["wrong_scope"],
})

export const linkRoutes = [
  delegateLink,
  shareOrder,
  createPreview,
  reshareLink,
  rotateLink,
  revokeLink,
  revealLink,
  ensureAccountLink,
  addContact,
  createAccountPreview,
  endDevices,
  unlockAccount,
] as const
