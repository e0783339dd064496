import { z } from "zod"
import { actorSchema } from "./actor"
import { emailSchema, idSchema, instantSchema, LIMITS, mailedNameSchema, personNameSchema } from "./common"

export const linkScopeSchema = z.enum(["project", "account"])
export type LinkScope = z.infer<typeof linkScopeSchema>

/** Derived from the row and the clock, never stored: see `linkStateOf`. */
export const linkStateSchema = z.enum(["active", "expired", "revoked"])
export type LinkState = z.infer<typeof linkStateSchema>

/**
 * What became of the last e-mail to the recipient. `queued` may carry the reason of a failed attempt, after which it is
 * tried again. `skipped`: there was nothing to send any more, for example because the link was revoked meanwhile.
 */
export const lastNoticeSchema = z.object({
  state: z.enum(["queued", "sent", "failed", "skipped"]),
  reason: z.string().nullable(),
  at: instantSchema,
})
export type LastNotice = z.infer<typeof lastNoticeSchema>

/** Why mails to an address are in doubt: the last one came back for good, or was marked as spam. */
export const returnedMailSchema = z.object({
  kind: z.enum(["bounce", "complaint"]),
  /** In the words of the server or the service. */
  reason: z.string(),
  at: instantSchema,
})
export type ReturnedMail = z.infer<typeof returnedMailSchema>

/** A link as staff see it. The token itself is never part of it; `display` is its redacted form. */
export const portalLinkSchema = z.object({
  id: idSchema,
  scope: linkScopeSchema,
  state: linkStateSchema,
  recipient_name: z.string(),
  recipient_email: z.string(),
  /** The client who delegated it to a colleague, with their own link. Null where staff shared it. */
  delegated_by: z.object({ link_id: idSchema, name: z.string() }).nullable(),
  display: z.string(),
  expires_at: instantSchema.nullable(),
  created_at: instantSchema,
  last_shared_at: instantSchema.nullable(),
  share_count: z.number().int(),
  /** Last time a person was seen on the page through this link (a beacon after two seconds in view and a gesture). */
  last_opened_at: instantSchema.nullable(),
  open_count: z.number().int(),
  /** Null when no e-mail has been asked for. */
  last_notice: lastNoticeSchema.nullable(),
  /** Of any mail to the recipient's address in the last 90 days; null for none. */
  returned_mail: returnedMailSchema.nullable(),
})
export type PortalLink = z.infer<typeof portalLinkSchema>

export const shareLinkSchema = z.object({
  recipient_name: personNameSchema,
  recipient_email: emailSchema,
  /** Opens the e-mail in the rep's own words. */
  message: z.string().trim().max(LIMITS.note).optional(),
  /** Left out: a new link never expires, one that is shared again keeps its expiry. Null: never. */
  expires_at: instantSchema.nullable().optional(),
  send_email: z.boolean().default(true),
})
export type ShareLink = z.infer<typeof shareLinkSchema>

/** Another person of an account. */
export const addContactSchema = shareLinkSchema.omit({ expires_at: true })
export type AddContact = z.infer<typeof addContactSchema>

/** A client shares with a colleague, who gets a link of their own. No text of the client's goes with it. */
export const delegateSchema = z
  .object({
    name: mailedNameSchema.max(100),
    email: emailSchema,
  })
  .strict()
export type Delegate = z.infer<typeof delegateSchema>

/**
 * Why a delegation is refused, as `code`. `own_address`: the delegator's own. `only_the_shop`: staff have revoked this
 * person's link. `colleague_expired`: this person has a link, which staff would have to renew.
 */
export const delegationRefusalSchema = z.enum(["own_address", "only_the_shop", "colleague_expired"])
export type DelegationRefusal = z.infer<typeof delegationRefusalSchema>

/** What was typed: the answer tells nothing of what the shop knows of them. */
export const delegatedSchema = z.object({ recipient_name: z.string(), recipient_email: z.string() })
export type Delegated = z.infer<typeof delegatedSchema>

export const reshareLinkSchema = z.object({ message: z.string().trim().max(LIMITS.note).optional() })

/** Ready to paste into an e-mail, a text message or a chat. */
export const introTextSchema = z.object({ email: z.string(), sms: z.string(), chat: z.string() })
export type IntroText = z.infer<typeof introTextSchema>

/** The only answers that ever carry a token: to staff, on a POST they made. */
export const sharedLinkSchema = z.object({
  link: portalLinkSchema,
  url: z.url(),
  intro: introTextSchema,
  mailed: z.boolean(),
})
export type SharedLink = z.infer<typeof sharedLinkSchema>

export const revealedLinkSchema = sharedLinkSchema.omit({ mailed: true })
export type RevealedLink = z.infer<typeof revealedLinkSchema>

export const linkEventKindSchema = z.enum([
  "created",
  "shared",
  "copied",
  "rotated",
  "revoked",
  "expiry_changed",
  "fresh_requested",
  "opened",
  /** Of account links: what became of their one-time codes and remembered devices. */
  "code_sent",
  "code_failed",
  "code_confirmed",
  "locked_out",
  "unlocked",
  "device_used",
  "devices_ended",
  /** The account was entered from another one of the same person, whose code counts for both. */
  "switched",
])
export type LinkEventKind = z.infer<typeof linkEventKindSchema>

/** One line of a link's log, newest first. */
export const linkEventSchema = z.object({
  id: idSchema,
  link_id: idSchema,
  kind: linkEventKindSchema,
  at: instantSchema,
  actor: actorSchema,
  recipient_name: z.string(),
})
export type LinkEvent = z.infer<typeof linkEventSchema>

export const previewSchema = z.object({ url: z.url(), expires_at: instantSchema })
export type Preview = z.infer<typeof previewSchema>
