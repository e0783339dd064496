import { z } from "zod"
import { shopSchema } from "../shop"
import { accountSettings } from "./account"
import { approvalSettings } from "./approval"
import type { SettingsDefinition } from "./define-settings"
import { invoiceSettings } from "./invoice"
import { paymentSettings } from "./payment"
import { proofSettings } from "./proof"
import { purchaseOrderSettings } from "./purchase-order"
import { quoteValiditySettings } from "./quote-validity"
import { shippingSettings } from "./shipping"
import { shopSettings } from "./shop"

export * from "./account"
export * from "./approval"
export * from "./automation"
export * from "./define-settings"
export * from "./invoice"
export * from "./payment"
export * from "./proof"
export * from "./purchase-order"
export * from "./quote-validity"
export * from "./shipping"
export * from "./reminder"
export * from "./shop"
export * from "./stage-notice"

/** Registry: the namespaces that staff edit, in the order of the settings page. */
const definitions = [
  shopSettings,
  approvalSettings,
  purchaseOrderSettings,
  quoteValiditySettings,
  proofSettings,
  invoiceSettings,
  paymentSettings,
  shippingSettings,
  accountSettings,
] as const
export const settingsDefinitions: readonly SettingsDefinition[] = definitions

type Definition = (typeof definitions)[number]
type Part<P extends "schema" | "changes"> = { [D in Definition as D["namespace"]]: D[P] }

/** One part of every definition, by namespace: the shape of an object schema. */
function shapeOf<P extends "schema" | "changes">(part: P): Part<P>
function shapeOf(part: "schema" | "changes"): Record<string, z.ZodType> {
  return Object.fromEntries(definitions.map((definition) => [definition.namespace, definition[part]]))
}

export const settingsSchema = z.object(shapeOf("schema"))
export type Settings = z.output<typeof settingsSchema>

/** Sets what is given and keeps the rest, field by field. */
export const updateSettingsSchema = z.object(shapeOf("changes")).partial().strict()
export type UpdateSettings = z.output<typeof updateSettingsSchema>

export const settingsAnswerSchema = z.object({
  settings: settingsSchema,
  shop: shopSchema,
  /** Contrast of the accent with its ink, and with white paper (WCAG 2.2, 1.4.3 asks 4.5). */
  contrast: z.object({ ink: z.number(), paper: z.number(), ok: z.boolean() }),
})
export type SettingsAnswer = z.infer<typeof settingsAnswerSchema>

/** PNG, JPEG or WebP as base64, at most 1 MiB decoded. */
export const uploadLogoSchema = z.object({ content: z.base64().max(1_400_000) })
export type UploadLogo = z.infer<typeof uploadLogoSchema>

export const setupStepSchema = z.object({
  /** The admin has words for each: `setup.step.<id>` and `setup.hint.<id>`. */
  id: z.string(),
  done: z.boolean(),
  /** Where in the admin it is done; null when it is done in the server's configuration. */
  href: z.string().nullable(),
})
export type SetupStep = z.infer<typeof setupStepSchema>
export const setupSchema = z.object({ steps: z.array(setupStepSchema) })
