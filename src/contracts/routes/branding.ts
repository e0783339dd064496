import { z } from "zod"
import {
  accountBrandingSchema,
  addBrandColorSchema,
  addLogosSchema,
  brandColorsSchema,
  brandLogosSchema,
  removeBrandColorSchema,
  replaceLogoSchema,
  saveBrandColorSchema,
} from "../branding"
import { filePageParamsSchema } from "../file"
import { defineRoute, idParams } from "./define-route"

const fileParams = z.object({ id: idParams.shape.id, file_id: idParams.shape.id })
const customerColorParams = z.object({ id: idParams.shape.id, color_id: idParams.shape.id })

/* For clients. */

export const getAccountBranding = defineRoute({
  id: "getAccountBranding",
  method: "get",
  path: "/portal/account/branding",
  access: "session",
  scope: "account",
  summary: "Brand colors and logos of the account, and artwork of its orders",
  response: accountBrandingSchema,
  errors: [],
})

export const addBrandColor = defineRoute({
  id: "addBrandColor",
  method: "post",
  path: "/portal/account/brand-colors",
  access: "session",
  scope: "account",
  summary: "Add a brand color. The same color twice is one",
  body: addBrandColorSchema,
  response: brandColorsSchema,
  errors: ["not_allowed"],
})

export const saveBrandColor = defineRoute({
  id: "saveBrandColor",
  method: "post",
  path: "/portal/account/brand-colors/:id",
  access: "session",
  scope: "account",
  summary: "Change a brand color",
  params: idParams,
  body: saveBrandColorSchema,
  response: brandColorsSchema,
  errors: ["conflict"],
})

export const removeBrandColor = defineRoute({
  id: "removeBrandColor",
  method: "post",
  path: "/portal/account/brand-colors/:id/remove",
  access: "session",
  scope: "account",
  summary: "Remove a brand color",
  params: idParams,
  body: removeBrandColorSchema,
  response: brandColorsSchema,
  errors: ["conflict"],
})

export const addLogos = defineRoute({
  id: "addLogos",
  method: "post",
  path: "/portal/account/logos",
  access: "session",
  scope: "account",
  summary:
    "Keep own uploads as logos of the brand. Everyone with access to the account can download them (`/portal/files/:id`)",
  body: addLogosSchema,
  response: brandLogosSchema,
  errors: ["not_allowed", "file_used", "file_refused"],
})

export const replaceLogo = defineRoute({
  id: "replaceLogo",
  method: "post",
  path: "/portal/account/logos/:id/replace",
  access: "session",
  scope: "account",
  summary: "Put an own upload in the place of a logo, which is removed",
  params: idParams,
  body: replaceLogoSchema,
  response: brandLogosSchema,
  errors: ["file_used", "file_refused"],
})

export const removeBrandLogo = defineRoute({
  id: "removeBrandLogo",
  method: "post",
  path: "/portal/account/logos/:id/remove",
  access: "session",
  scope: "account",
  summary: "Remove a logo",
  params: idParams,
  response: brandLogosSchema,
  errors: [],
})

export const getAccountProofPreview = defineRoute({
  id: "getAccountProofPreview",
  method: "get",
  path: "/portal/account/proofs/:id/files/:file_id/pages/:page/:size",
  access: "session",
  scope: "account",
  summary: "A page of a file of one of the account's proofs as a picture",
  params: fileParams.extend(filePageParamsSchema.shape),
  response: null,
  media: "image/webp",
  etag: true,
  errors: [],
})

export const getAccountProofOriginal = defineRoute({
  id: "getAccountProofOriginal",
  method: "get",
  path: "/portal/account/proofs/:id/files/:file_id/original",
  access: "session",
  scope: "account",
  summary: "A file of one of the account's proofs as it was uploaded, as a download",
  params: fileParams,
  response: null,
  media: "application/octet-stream",
  etag: true,
  errors: [],
})

/* For staff. */

export const listBrandColors = defineRoute({
  id: "listBrandColors",
  method: "get",
  path: "/admin/client-portal/customers/:id/brand-colors",
  access: "staff",
  summary: "A customer's brand colors",
  params: idParams,
  response: brandColorsSchema,
  errors: [],
})

export const addCustomerColor = defineRoute({
  id: "addCustomerColor",
  method: "post",
  path: "/admin/client-portal/customers/:id/brand-colors",
  access: "staff",
  summary: "Add a brand color to a customer. The same color twice is one",
  params: idParams,
  body: addBrandColorSchema,
  response: brandColorsSchema,
  errors: ["not_allowed"],
})

export const saveCustomerColor = defineRoute({
  id: "saveCustomerColor",
  method: "post",
  path: "/admin/client-portal/customers/:id/brand-colors/:color_id",
  access: "staff",
  summary: "Change a customer's brand color",
  params: customerColorParams,
  body: saveBrandColorSchema,
  response: brandColorsSchema,
  errors: ["conflict"],
})

export const removeCustomerColor = defineRoute({
  id: "removeCustomerColor",
  method: "post",
  path: "/admin/client-portal/customers/:id/brand-colors/:color_id/remove",
  access: "staff",
  summary: "Remove a customer's brand color",
  params: customerColorParams,
  body: removeBrandColorSchema,
  response: brandColorsSchema,
  errors: ["conflict"],
})

export const listLogos = defineRoute({
  id: "listLogos",
  method: "get",
  path: "/admin/client-portal/customers/:id/logos",
  access: "staff",
  summary: "A customer's logos. Their files: `/admin/client-portal/files/:id`",
  params: idParams,
  response: brandLogosSchema,
  errors: [],
})

export const brandingRoutes = [
  getAccountBranding,
  addBrandColor,
  saveBrandColor,
  removeBrandColor,
  addLogos,
  replaceLogo,
  removeBrandLogo,
  getAccountProofPreview,
  getAccountProofOriginal,
  listBrandColors,
  addCustomerColor,
  saveCustomerColor,
  removeCustomerColor,
  listLogos,
] as const
