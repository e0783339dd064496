import { z } from "zod"
import { accountFrameSchema } from "./account/orders"
import { idSchema, instantSchema, LIMITS, WITHOUT_HIDDEN } from "./common"
import { FIELD_RULES } from "./field-rules"
import { portalFileSchema } from "./file"
import { proofKindSchema } from "./proof/proof"

/** Most colors that a brand has. */
export const MAX_BRAND_COLORS = 50

const colorFields = z
  .object({
    name: z.string().trim().min(1, FIELD_RULES.color_name).max(100).regex(WITHOUT_HIDDEN, FIELD_RULES.one_line),
    hex: z
      .string()
      .trim()
      .toLowerCase()
      .transform((typed) => (typed.startsWith("#") ? typed : `#${typed}`))
      .pipe(z.string().regex(/^#[0-9a-f]{6}$/, FIELD_RULES.color)),
    /** Its name in the Pantone system ("PMS 186 C"), as printers mix it. */
    pms: z
      .string()
      .trim()
      .max(LIMITS.name)
      .regex(WITHOUT_HIDDEN, FIELD_RULES.one_line)
      .transform((text) => text || null)
      .nullable()
      .default(null),
  })
  .strict()

export const addBrandColorSchema = colorFields
export type AddBrandColor = z.output<typeof addBrandColorSchema>

/** `version` is that of the color which was seen: an older one is refused. */
export const saveBrandColorSchema = colorFields.extend({ version: z.number().int().min(1) }).strict()
export type SaveBrandColor = z.output<typeof saveBrandColorSchema>
export const removeBrandColorSchema = z.object({ version: z.number().int().min(1) }).strict()

export const brandColorSchema = z.object({
  id: idSchema,
  name: z.string(),
  hex: z.string(),
  pms: z.string().nullable(),
  version: z.number().int(),
})
export type BrandColor = z.infer<typeof brandColorSchema>

export const brandColorsSchema = z.object({ colors: z.array(brandColorSchema) })

/** Most logos that a brand has. */
export const MAX_LOGOS = 20

/** Own uploads that nothing uses yet, in the order in which they are shown. */
export const addLogosSchema = z.object({ files: z.array(idSchema).min(1).max(MAX_LOGOS) }).strict()
/** An own upload that takes the logo's place. */
export const replaceLogoSchema = z.object({ file: idSchema }).strict()

export const brandLogosSchema = z.object({ logos: z.array(portalFileSchema) })

/** Artwork of an earlier order: the version that was approved, else the newest that was sent. */
export const vaultProofSchema = z.object({
  id: idSchema,
  kind: proofKindSchema,
  title: z.string(),
  version: z.number().int(),
  is_approved: z.boolean(),
  /** When it was approved, or sent. */
  at: instantSchema,
  order: z.object({ id: idSchema, number: z.string(), name: z.string() }),
  files: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      /** Of its first page's picture; null without one. */
      picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
    }),
  ),
})
export type VaultProof = z.infer<typeof vaultProofSchema>

/** `GET /portal/account/branding`. */
export const accountBrandingSchema = accountFrameSchema.extend({
  colors: z.array(brandColorSchema),
  logos: z.array(portalFileSchema),
  /** The newest sixty, approved ones first. */
  proofs: z.array(vaultProofSchema),
})
export type AccountBranding = z.infer<typeof accountBrandingSchema>
