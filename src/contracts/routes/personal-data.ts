import { erasedPersonSchema, erasePersonSchema, personalDataExportSchema, personSchema } from "../personal-data"
import { defineRoute } from "./define-route"

/** A POST, although it changes nothing: addresses of requests are logged, bodies are not. */
export const exportPerson = defineRoute({
  id: "exportPerson",
  method: "post",
  path: "/admin/client-portal/personal-data/export",
  access: "staff",
  summary: "Everything that is kept about a person, by their email address",
  body: personSchema,
  response: personalDataExportSchema,
  errors: [],
})

export const erasePerson = defineRoute({
  id: "erasePerson",
  method: "post",
  path: "/admin/client-portal/personal-data/erase",
  access: "staff",
  summary: "Erase what is kept about a person, by their email address. Evidence verifies as before",
  body: erasePersonSchema,
  response: erasedPersonSchema,
  errors: [],
})

export const personalDataRoutes = [exportPerson, erasePerson] as const
