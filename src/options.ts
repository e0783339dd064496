import { isAbsolute } from "node:path"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { refineStripeAccess, stripeAccessSchema } from "./lib/stripe/connection"
import { addressTextSchema } from "./providers/smtp/address"

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"])

/**
 * An address that paths are put behind: its origin and, for an app that does not stand at the root, its path; without
 * slash at the end, query and fragment. Plain http only for loopback: tokens and sessions travel over it.
 */
const baseAddressSchema = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    context.addIssue({ code: "custom", message: "must be a full address such as https://portal.example.com" })
    return z.NEVER
  }
  if (url.protocol === "http:" && !LOOPBACK.has(url.hostname)) {
    context.addIssue({ code: "custom", message: "must use https (http is for localhost only)" })
    return z.NEVER
  }
  return url.origin + url.pathname.replace(/\/$/, "")
})

const secretSchema = z.string().min(32, "must be at least 32 characters, for example from: openssl rand -base64 32")

const hours = (fallback: number, max: number) => z.number().int().min(1).max(max).default(fallback)

const FILES = {
  max_file_mb: 100,
  max_project_gb: 1,
  max_megapixels: 50,
  max_pages: 300,
  worker_memory_mb: 512,
  require_scan: false,
}

export const optionsSchema = z
  .object({
    /** Where clients open the portal (the Next.js app). */
    portal_url: baseAddressSchema,
    /** Where staff open the Medusa admin; links in mails to the rep lead there. Without it those mails carry no link. */
    admin_url: baseAddressSchema.optional(),
    secrets: z
      .object({
        /** Seals links' tokens and keys the nonces of what was shown. Losing it makes every link unreadable for copying. */
        sealing_key: secretSchema,
        /** Shared with the portal's server alone; with it the API believes the client address the portal forwards. */
        portal_shared_secret: secretSchema,
      })
      .strict(),
    email: z
      .object({
        /** The sender of mails to clients, `Name <address>` or an address; without it the provider's own applies. */
        from: addressTextSchema.optional(),
      })
      .strict()
      .default({}),
    /** Lets clients pay invoices through Stripe. The payment provider `stripe-checkout` takes the same key. */
    stripe: stripeAccessSchema
      .extend({
        /** Of the endpoint `/hooks/client-portal/stripe`, as Stripe's dashboard shows it. */
        webhook_secret: z.string().regex(/^whsec_\S{16,}$/, "must be a webhook's signing secret (whsec_…)"),
      })
      .strict()
      .superRefine(refineStripeAccess)
      .optional(),
    sessions: z
      .object({ lifetime_hours: hours(24, 24 * 30), preview_hours: hours(1, 24) })
      .strict()
      .default({ lifetime_hours: 24, preview_hours: 1 }),
    limits: z
      .object({
        /** Wrong tokens from one address within a minute before it has to wait; as many asks for fresh links. */
        failed_tokens_per_minute: z.number().int().min(3).max(10_000).default(20),
        /** Fresh-link mails a recipient can cause in an hour. */
        fresh_links_per_hour: z.number().int().min(1).max(20).default(3),
        /** Decisions, beacons and other writes through one link in a minute, over all its sessions. */
        writes_per_minute: z.number().int().min(5).max(10_000).default(60),
        /** Mails with a link that one client can send to colleagues in a day; 0 leaves sharing to staff alone. */
        delegations_per_day: z.number().int().min(0).max(100).default(5),
      })
      .strict()
      .default({
        failed_tokens_per_minute: 20,
        fresh_links_per_hour: 3,
        writes_per_minute: 60,
        delegations_per_day: 5,
      }),
    files: z
      .object({
        max_file_mb: z.number().int().min(1).max(2_048).default(FILES.max_file_mb),
        /** Of all files of a project, in all versions of its proofs. */
        max_project_gb: z.number().min(0.1).max(100).default(FILES.max_project_gb),
        /** Larger pictures are kept without a preview. */
        max_megapixels: z.number().int().min(1).max(500).default(FILES.max_megapixels),
        /** Documents with more pages are kept without a preview. */
        max_pages: z.number().int().min(1).max(2_000).default(FILES.max_pages),
        /** Of the process that reads one file. A file that needs more is kept without a preview. */
        worker_memory_mb: z.number().int().min(256).max(8_192).default(FILES.worker_memory_mb),
        /** Nothing is shown or served of a file unless a handler of the workflow hook `scanFile` has let it pass. */
        require_scan: z.boolean().default(FILES.require_scan),
      })
      .strict()
      .default(FILES),
    documents: z
      .object({
        /**
         * Fonts for documents beside the shipped ones (Latin, Greek, Cyrillic, Arabic, emoji): absolute paths of font files
         * or of folders with them, in the order in which a character is looked for.
         */
        fonts: z.array(z.string().refine(isAbsolute, "must be an absolute path")).max(50).default([]),
      })
      .strict()
      .default({ fonts: [] }),
    orders: z
      .object({
        /**
         * Whether what stands in the metadata of an order from a cart, and of its lines, is the shop's. Shoppers may write
         * it through the store API; only a shop whose own server checks every cart can say yes.
         */
        trust_cart_metadata: z.boolean().default(false),
      })
      .strict()
      .default({ trust_cart_metadata: false }),
    retention: z
      .object({
        /** Ended sessions are deleted after so many days. Evidence is never deleted by the plugin. */
        sessions_days: z.number().int().min(1).max(3650).default(30),
      })
      .strict()
      .default({ sessions_days: 30 }),
  })
  .strict()

export type ClientPortalOptions = z.infer<typeof optionsSchema>
export type ClientPortalOptionsInput = z.input<typeof optionsSchema>

/** Keys that Medusa's module loader writes into a module's options beside the host's own. */
const WRITTEN_BY_MEDUSA = new Set(["database", "manager", "scope", "resources", "entities", "schema"])

const format = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys") {
    const at = issue.path.length ? `${issue.path.join(".")}.` : ""
    return issue.keys.map((key) => `"${at}${key}" is no option of this plugin`).join("; ")
  }
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined")
  return `"${issue.path.join(".")}" ${missing ? "is missing" : issue.message}`
}

/**
 * The host's options, checked and completed. Errors name the option and never repeat its value, which may be a secret.
 * @throws MedusaError invalid_data, which stops the boot
 */
export const parseOptions = (raw: Record<string, unknown> | undefined): ClientPortalOptions => {
  const own = Object.fromEntries(Object.entries(raw ?? {}).filter(([key]) => !WRITTEN_BY_MEDUSA.has(key)))
  const result = optionsSchema.safeParse(own)
  if (result.success) return result.data
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `medusa-plugin-client-portal: check its options in medusa-config: ${result.error.issues.map(format).join("; ")}`,
  )
}
