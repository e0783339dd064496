import { addHeldMailSchema, heldMailsSchema, wholeMailSchema } from "../mail/inbound-mail"
import {
  mailPreferenceSchema,
  shownMailPreferenceSchema,
  unsubscribedSchema,
  unsubscribeSchema,
} from "../mail/preference"
import { defineRoute, idParams } from "./define-route"

export const getMailPreferences = defineRoute({
  id: "getMailPreferences",
  method: "get",
  path: "/portal/mail-preferences",
  access: "session",
  scope: "project",
  summary: "Which mails the recipient of the link gets, and when",
  response: shownMailPreferenceSchema,
  errors: [],
})

export const saveMailPreferences = defineRoute({
  id: "saveMailPreferences",
  method: "post",
  path: "/portal/mail-preferences",
  access: "session",
  scope: "project",
  summary: "Choose which mails the recipient of the link gets, and when, for all their links",
  body: mailPreferenceSchema,
  response: shownMailPreferenceSchema,
  errors: [],
})

export const unsubscribeMail = defineRoute({
  id: "unsubscribeMail",
  method: "post",
  path: "/portal/unsubscribe",
  access: "public",
  summary: "End one kind of mails by the token of a mail's List-Unsubscribe address. The link keeps working",
  body: unsubscribeSchema,
  response: unsubscribedSchema,
  errors: ["link_not_valid"],
})

/* For staff. */

export const getHeldMails = defineRoute({
  id: "getHeldMails",
  method: "get",
  path: "/admin/client-portal/held-mails",
  access: "staff",
  summary: "Mails that wait for staff instead of standing in a conversation, newest first",
  response: heldMailsSchema,
  errors: [],
})

export const getHeldMail = defineRoute({
  id: "getHeldMail",
  method: "get",
  path: "/admin/client-portal/held-mails/:id",
  access: "staff",
  summary: "All of a mail as plain text, also what it quotes",
  params: idParams,
  response: wholeMailSchema,
  errors: [],
})

export const addHeldMail = defineRoute({
  id: "addHeldMail",
  method: "post",
  path: "/admin/client-portal/held-mails/:id/add",
  access: "staff",
  summary: "Add a held mail to a project's conversation. `conflict`: someone else added or discarded it first",
  params: idParams,
  body: addHeldMailSchema,
  response: heldMailsSchema,
  errors: ["not_allowed", "conflict"],
})

export const discardHeldMail = defineRoute({
  id: "discardHeldMail",
  method: "post",
  path: "/admin/client-portal/held-mails/:id/discard",
  access: "staff",
  summary: "Discard a held mail. `conflict`: someone else added or discarded it first",
  params: idParams,
  response: heldMailsSchema,
  errors: ["conflict"],
})

export const getMailOfMessage = defineRoute({
  id: "getMailOfMessage",
  method: "get",
  path: "/admin/client-portal/messages/:id/mail",
  access: "staff",
  summary: "All of the mail that a message came with",
  params: idParams,
  response: wholeMailSchema,
  errors: [],
})

export const mailRoutes = [
  getMailPreferences,
  saveMailPreferences,
  unsubscribeMail,
  getHeldMails,
  getHeldMail,
  addHeldMail,
  discardHeldMail,
  getMailOfMessage,
] as const
