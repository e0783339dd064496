import { isAbsolute } from "node:path"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { MAX_REPLY_LOCAL_PART } from "./lib/mail/reply-address"
import { sendgridKey } from "./lib/service-signatures"
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

const isPostgresUrl = (value: string): boolean =>
  URL.canParse(value) && ["postgres:", "postgresql:"].includes(new URL(value).protocol)

const secretSchema = z.string().min(32, "must be at least 32 characters, for example from: openssl rand -base64 32")

const hours = (fallback: number, max: number) => z.number().int().min(1).max(max).default(fallback)

const RETENTION = { sessions_days: 30, engagement_months: 24, engagement_address_days: 90 }

const FILES = {
  max_file_mb: 100,
  max_project_gb: 1,
  max_account_gb: 1,
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
    /** Lets clients and staff answer the portal's mails by mail (docs/guides/mail.md). */
    inbound_mail: z
      .object({
        /** Where the shop receives mail, for example `reply@in.example.com`. Answers go to `reply+<token>@in.example.com`. */
        address: z
          .email()
          .refine((address) => address.lastIndexOf("@") <= MAX_REPLY_LOCAL_PART && !address.includes("+"), {
            message: `must have at most ${MAX_REPLY_LOCAL_PART} characters before the "@", and no "+"`,
          }),
        /** Signs what is delivered to `/hooks/client-portal/mail`; the password of services that sign nothing. */
        secret: secretSchema,
        /** The HTTP webhook signing key of a Mailgun account. */
        mailgun_signing_key: z.string().min(16, "must be Mailgun's HTTP webhook signing key").optional(),
      })
      .strict()
      .optional(),
    /** Takes carriers' events at `/hooks/client-portal/carrier` (docs/guides/shipping.md). */
    carrier_events: z
      .object({
        /** Signs events in the portal's own format. */
        secret: secretSchema.optional(),
        /** The secret of an EasyPost webhook. */
        easypost_secret: z.string().min(16, "must be the secret of an EasyPost webhook").optional(),
      })
      .strict()
      .refine(({ secret, easypost_secret }) => secret !== undefined || easypost_secret !== undefined, {
        message: "needs a secret for at least one of the formats",
      })
      .optional(),
    /** Takes mail services' reports of mails that came back at `/hooks/client-portal/mail-events` (docs/guides/automations.md). */
    mail_events: z
      .object({
        /** Signs events in the portal's own format; the password of Postmark, which signs nothing. */
        secret: secretSchema.optional(),
        /** The verification key of SendGrid's signed Event Webhook. */
        sendgrid_public_key: z
          .string()
          .refine((text) => sendgridKey(text) !== null, { message: "must be SendGrid's verification key" })
          .optional(),
        /** The signing secret of a Resend webhook. */
        resend_secret: z
          .string()
          .regex(/^whsec_[A-Za-z0-9+/]{24,}={0,2}$/, "must be the signing secret of a Resend webhook (whsec_…)")
          .optional(),
      })
      .strict()
      .refine((given) => Object.values(given).some((value) => value !== undefined), {
        message: "needs a secret or key for at least one of the formats",
      })
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
        /** Account links that can be asked for in an hour by typing an address, over the whole shop. */
        link_mails_per_hour: z.number().int().min(1).max(100_000).default(200),
        /** Decisions, beacons and other writes through one link in a minute, over all its sessions. */
        writes_per_minute: z.number().int().min(5).max(10_000).default(60),
        /** Open pages that one instance keeps up to date at once; pages beyond that ask every few seconds. */
        live_streams: z.number().int().min(0).max(100_000).default(5_000),
        /** Mails with a link that one client can send to colleagues in a day; 0 leaves sharing to staff alone. */
        delegations_per_day: z.number().int().min(0).max(100).default(5),
      })
      .strict()
      .default({
        failed_tokens_per_minute: 20,
        fresh_links_per_hour: 3,
        link_mails_per_hour: 200,
        writes_per_minute: 60,
        live_streams: 5_000,
        delegations_per_day: 5,
      }),
    files: z
      .object({
        max_file_mb: z.number().int().min(1).max(2_048).default(FILES.max_file_mb),
        /** Of all files of a project, in all versions of its proofs; and as much again of those of its conversation. */
        max_project_gb: z.number().min(0.1).max(100).default(FILES.max_project_gb),
        /** Of all files that a client account keeps beside its orders. */
        max_account_gb: z.number().min(0.1).max(100).default(FILES.max_account_gb),
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
    engagement: z
      .object({
        /**
         * A Postgres database of its own for what is done through links, for shops that want its load away from their own
         * (docs/guides/engagement.md). Its user makes tables there. Without it, it is kept in the shop's database.
         */
        store: z
          .object({
            url: z.string().refine(isPostgresUrl, "must be an address such as postgres://user:password@host/database"),
          })
          .strict()
          .optional(),
      })
      .strict()
      .default({}),
    retention: z
      .object({
        /** Ended sessions are deleted after so many days. Evidence is never deleted by the plugin. */
        sessions_days: z.number().int().min(1).max(3650).default(RETENTION.sessions_days),
        /** Whole months for which single views and downloads are kept; what is counted by day stays. */
        engagement_months: z.number().int().min(1).max(120).default(RETENTION.engagement_months),
        /** Addresses and agents of views and downloads are forgotten after so many days. */
        engagement_address_days: z.number().int().min(1).max(3650).default(RETENTION.engagement_address_days),
      })
      .strict()
      .default(RETENTION),
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
