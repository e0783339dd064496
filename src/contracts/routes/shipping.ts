import { checkAddressSchema, settleAddressSchema } from "../shipping/address-check"
import { collectPackageSchema, setPickupSchema } from "../shipping/pickup"
import { notifyShippingSchema, projectShippingSchema, setTrackingSchema } from "../shipping/staff"
import { defineRoute, idParams } from "./define-route"

export const getProjectShipping = defineRoute({
  id: "getProjectShipping",
  method: "get",
  path: "/admin/client-portal/projects/:id/shipping",
  access: "staff",
  summary:
    "Packages of a project with carriers and events, what its clients were told, and what they have not heard of",
  params: idParams,
  response: projectShippingSchema,
  etag: true,
  errors: [],
})

export const setTracking = defineRoute({
  id: "setTracking",
  method: "post",
  path: "/admin/client-portal/projects/:id/shipping/tracking",
  access: "staff",
  summary: "Ship a package with these tracking numbers, or replace those of one that has shipped",
  params: idParams,
  body: setTrackingSchema,
  response: null,
  errors: ["not_allowed"],
})

export const notifyShipping = defineRoute({
  id: "notifyShipping",
  method: "post",
  path: "/admin/client-portal/projects/:id/shipping/notify",
  access: "staff",
  summary:
    "Tell all recipients whose links work what has shipped or changed since they were told. Goes out within minutes",
  params: idParams,
  body: notifyShippingSchema,
  response: null,
  errors: ["not_allowed"],
})

export const setPickup = defineRoute({
  id: "setPickup",
  method: "post",
  path: "/admin/client-portal/projects/:id/shipping/pickup",
  access: "staff",
  summary: "Say where a client collects a package, and whether it is ready; or that a carrier brings it",
  params: idParams,
  body: setPickupSchema,
  response: null,
  errors: ["not_allowed"],
})

export const collectPackage = defineRoute({
  id: "collectPackage",
  method: "post",
  path: "/admin/client-portal/projects/:id/shipping/collected",
  access: "staff",
  summary: "Record who collected a package, and mark it as delivered. `conflict`: it was collected before",
  params: idParams,
  body: collectPackageSchema,
  response: null,
  errors: ["not_allowed", "conflict"],
})

export const settleAddress = defineRoute({
  id: "settleAddress",
  method: "post",
  path: "/admin/client-portal/projects/:id/shipping/address",
  access: "staff",
  summary:
    "Write a client's corrected address to the order, or leave it as it is. `conflict`: it was settled meanwhile",
  params: idParams,
  body: settleAddressSchema,
  response: null,
  errors: ["not_allowed", "conflict"],
})

export const checkAddress = defineRoute({
  id: "checkAddress",
  method: "post",
  path: "/portal/shipping/address",
  access: "session",
  scope: "project",
  summary:
    "Confirm an address that the order goes to, or correct it. `conflict`: it changed, or is not asked about any more",
  body: checkAddressSchema,
  response: null,
  errors: ["not_found", "conflict"],
})

export const shippingRoutes = [
  getProjectShipping,
  setTracking,
  notifyShipping,
  setPickup,
  collectPackage,
  settleAddress,
  checkAddress,
] as const
