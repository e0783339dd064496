import { z } from "zod"
import { currencySchema, idSchema, instantSchema, moneySchema, queryInteger } from "../common"
import { linkEventSchema, portalLinkSchema } from "../portal-link"

/** What an account comes to, for staff. */
export const accountCountsSchema = z.object({
  active_orders: z.number().int(),
  total_orders: z.number().int(),
  /** Orders that wait for the client. */
  waiting_orders: z.number().int(),
  open_invoices: z.number().int(),
  /** What is owed on open invoices, by currency. */
  owed: z.array(z.object({ currency_code: currencySchema, amount: moneySchema })),
})
export type AccountCounts = z.infer<typeof accountCountsSchema>

/** An order that was moved to another customer, and links from before that still open it. */
export const movedOrderSchema = z.object({
  order_id: idSchema,
  project_id: idSchema,
  name: z.string(),
  moved_at: instantSchema,
  /** The customer it was moved away from; null for one that is gone. */
  moved_from: z.string().nullable(),
  links: z.array(z.object({ id: idSchema, name: z.string() })),
})
export type MovedOrder = z.infer<typeof movedOrderSchema>

/**
 * Why a person of an account did not get in. `mail_failed`: the mail with the code was not accepted. `code_expired`: the code
 * was never typed. `tries_used_up`: it was typed wrong five times. `link_expired`: the link itself is over.
 */
export const entryProblemSchema = z.object({
  link_id: idSchema,
  name: z.string(),
  reason: z.enum(["mail_failed", "code_expired", "tries_used_up", "link_expired"]),
  at: instantSchema,
  /** What the mail server said; null for other reasons. */
  detail: z.string().nullable(),
})
export type EntryProblem = z.infer<typeof entryProblemSchema>

/** Who has access to a customer's account, and what became of it. */
export const accountAccessPanelSchema = z.object({
  /** Links of the account's other people, newest last; revoked ones are left out. */
  contacts: z.array(portalLinkSchema),
  /** Newest first: who got in, and why someone did not. */
  events: z.array(linkEventSchema),
  /** Until when the account takes no codes after too many wrong ones; null while it does. */
  locked_until: instantSchema.nullable(),
  /** Why people did not get in when they last tried; those who got in since are left out. */
  entry_problems: z.array(entryProblemSchema),
  /** Orders that are no longer this customer's, and links of its people that still open them. */
  moved_away: z.array(movedOrderSchema),
  counts: accountCountsSchema,
})
export type AccountAccessPanel = z.infer<typeof accountAccessPanelSchema>

/** One row of *Client portal > Clients*. */
export const clientRowSchema = accountCountsSchema.extend({
  customer_id: idSchema,
  /** Company, else the person, else the address. */
  name: z.string(),
  email: z.string().nullable(),
  /** How many people have a link to the account that works. */
  people: z.number().int(),
  /** The latest view of any page by anyone of the account. */
  last_seen_at: instantSchema.nullable(),
  /** When the client last changed their contact details or addresses, unless that was undone. */
  contact_changed_at: instantSchema.nullable(),
  /** Codes of the first six colors of their brand. */
  brand_colors: z.array(z.string()),
  /** The first logo that has a picture: its file, and the hash of its first page. */
  logo: z.object({ file_id: idSchema, sha256: z.string() }).nullable(),
  /** Too many wrong codes were typed. */
  is_locked: z.boolean(),
})
export type ClientRow = z.infer<typeof clientRowSchema>

export const clientSortSchema = z.enum(["name", "-name", "last_seen_at", "-last_seen_at"])

export const clientListQuerySchema = z
  .object({
    /** Part of the client's company, name or address, or of those of a contact. */
    q: z.string().trim().max(200).optional(),
    /** Those alone who have not been seen for so many days. */
    quiet_days: queryInteger(z.number().int().min(1).max(3_650)).optional(),
    order: clientSortSchema.default("name"),
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1_000).optional(),
    before: z.string().max(1_000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type ClientListQuery = z.output<typeof clientListQuerySchema>

export const clientListSchema = z.object({
  clients: z.array(clientRowSchema),
  /** All that match, on whatever page. */
  count: z.number().int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  /** How many asked in the last 30 days for the link to an address that has no account. */
  unknown_requests: z.number().int(),
})
export type ClientList = z.infer<typeof clientListSchema>
