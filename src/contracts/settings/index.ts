import { z } from "zod"
import { shopSchema } from "../shop"
import { approvalSettings } from "./approval"
import { proofSettings } from "./proof"
import { purchaseOrderSettings } from "./purchase-order"
import { quoteValiditySettings } from "./quote-validity"
import { shopSettings } from "./shop"

export * from "./approval"
export * from "./define-settings"
export * from "./proof"
export * from "./purchase-order"
export * from "./quote-validity"
export * from "./shop"

/** The namespaces that staff edit, in the order of the settings page. A feature adds its own. */
export const settingsDefinitions = {
  shop: shopSettings,
  approval: approvalSettings,
  purchase_order: purchaseOrderSettings,
  quote_validity: quoteValiditySettings,
  proof: proofSettings,
}

export const settingsSchema = z.object({
  shop: shopSettings.schema,
  approval: approvalSettings.schema,
  purchase_order: purchaseOrderSettings.schema,
  quote_validity: quoteValiditySettings.schema,
  proof: proofSettings.schema,
})
export type Settings = z.output<typeof settingsSchema>

/** Sets what is given and keeps the rest, field by field. */
export const updateSettingsSchema = z
  .object({
    shop: shopSettings.changes,
    approval: approvalSettings.changes,
    purchase_order: purchaseOrderSettings.changes,
    quote_validity: quoteValiditySettings.changes,
    proof: proofSettings.changes,
  })
  .partial()
  .strict()
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
