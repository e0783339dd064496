import {
  accountContactSchema,
  addAddressSchema,
  contactChangesSchema,
  contactSchema,
  removeAddressSchema,
  saveAddressSchema,
  saveContactSchema,
} from "../account/contact"
import { defineRoute, idParams } from "./define-route"

export const getAccountContact = defineRoute({
  id: "getAccountContact",
  method: "get",
  path: "/portal/account/contact",
  access: "session",
  scope: "account",
  summary: "Contact details and addresses of the account",
  response: accountContactSchema,
  errors: [],
})

export const saveAccountContact = defineRoute({
  id: "saveAccountContact",
  method: "post",
  path: "/portal/account/contact",
  access: "session",
  scope: "account",
  summary: "Change the account's name, company or phone number",
  body: saveContactSchema,
  response: contactSchema,
  errors: ["conflict"],
})

export const addAccountAddress = defineRoute({
  id: "addAccountAddress",
  method: "post",
  path: "/portal/account/addresses",
  access: "session",
  scope: "account",
  summary: "Add an address to the account. The same address twice is one",
  body: addAddressSchema,
  response: contactSchema,
  errors: ["not_allowed"],
})

export const saveAccountAddress = defineRoute({
  id: "saveAccountAddress",
  method: "post",
  path: "/portal/account/addresses/:id",
  access: "session",
  scope: "account",
  summary: "Change an address of the account",
  params: idParams,
  body: saveAddressSchema,
  response: contactSchema,
  errors: ["conflict"],
})

export const removeAccountAddress = defineRoute({
  id: "removeAccountAddress",
  method: "post",
  path: "/portal/account/addresses/:id/remove",
  access: "session",
  scope: "account",
  summary: "Remove an address from the account. Orders keep theirs",
  params: idParams,
  body: removeAddressSchema,
  response: contactSchema,
  errors: ["conflict"],
})

export const listContactChanges = defineRoute({
  id: "listContactChanges",
  method: "get",
  path: "/admin/client-portal/customers/:id/contact-changes",
  access: "staff",
  summary: "What a client changed of their contact details and addresses",
  params: idParams,
  response: contactChangesSchema,
  errors: [],
})

export const undoContactChange = defineRoute({
  id: "undoContactChange",
  method: "post",
  path: "/admin/client-portal/contact-changes/:id/undo",
  access: "staff",
  summary: "Undo a client's change, as long as nothing has changed since",
  params: idParams,
  response: contactChangesSchema,
  errors: ["conflict", "changed_since"],
})

export const contactRoutes = [
  getAccountContact,
  saveAccountContact,
  addAccountAddress,
  saveAccountAddress,
  removeAccountAddress,
  listContactChanges,
  undoContactChange,
] as const
