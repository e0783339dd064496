import { settingsAnswerSchema, setupSchema, updateSettingsSchema, uploadLogoSchema } from "../settings"
import { shopSchema } from "../shop"
import { defineRoute, idParams } from "./define-route"

export const getShop = defineRoute({
  id: "getShop",
  method: "get",
  path: "/portal/shop",
  access: "public",
  summary: "The shop's branding",
  response: shopSchema,
  errors: [],
})

export const getLogo = defineRoute({
  id: "getLogo",
  method: "get",
  path: "/portal/shop/logo/:id",
  access: "public",
  summary: "The shop's logo. Its id is a hash of its content, so a copy never goes stale",
  params: idParams,
  response: null,
  media: "image/*",
  errors: [],
})

export const getSettings = defineRoute({
  id: "getSettings",
  method: "get",
  path: "/admin/client-portal/settings",
  access: "staff",
  summary: "The shop's settings",
  response: settingsAnswerSchema,
  errors: [],
})

export const updateSettings = defineRoute({
  id: "updateSettings",
  method: "post",
  path: "/admin/client-portal/settings",
  access: "staff",
  summary: "Set what is given, keep the rest",
  body: updateSettingsSchema,
  response: settingsAnswerSchema,
  errors: [],
})

export const saveLogo = defineRoute({
  id: "saveLogo",
  method: "post",
  path: "/admin/client-portal/settings/logo",
  access: "staff",
  summary: "Set the logo",
  body: uploadLogoSchema,
  // 1 MiB as base64.
  maxBytes: 1_500_000,
  response: settingsAnswerSchema,
  errors: ["logo_too_large", "logo_type"],
})

export const removeLogo = defineRoute({
  id: "removeLogo",
  method: "delete",
  path: "/admin/client-portal/settings/logo",
  access: "staff",
  summary: "Remove the logo",
  response: settingsAnswerSchema,
  errors: [],
})

export const getSetup = defineRoute({
  id: "getSetup",
  method: "get",
  path: "/admin/client-portal/setup",
  access: "staff",
  summary: "The set-up steps and which of them are done",
  response: setupSchema,
  errors: [],
})

export const settingsRoutes = [getShop, getLogo, getSettings, updateSettings, saveLogo, removeLogo, getSetup] as const
