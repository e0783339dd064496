import { ContainerRegistrationKeys, generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LinkEventKind, LinkScope } from "../../contracts"
import { deriveKey } from "../../lib/digest"
import { type ClientPortalOptions, parseOptions } from "../../options"
import { enqueue } from "../outbox/enqueue"
import { linkStateOf } from "./link-state"
import { PortalLink } from "./models/portal-link"
import { PortalLinkEvent } from "./models/portal-link-event"
import { PortalSession } from "./models/portal-session"
import { hashToken, looksLikeToken, mintToken, openToken, redactToken, sealToken } from "./token"

/** Who did it: a staff member, or null for the recipient and the system. */
export type Actor = { id: string; name: string } | null

export type LinkRow = {
  id: string
  scope: LinkScope
  purpose: "recipient" | "preview"
  order_id: string | null
  customer_id: string | null
  recipient_name: string
  recipient_email: string
  token_sealed: string
  display: string
  expires_at: Date | null
  revoked_at: Date | null
  last_shared_at: Date | null
  share_count: number
  last_opened_at: Date | null
  open_count: number
  created_at: Date
}

export type SessionRow = { session_id: string; session_expires_at: Date } & Pick<
  LinkRow,
  "id" | "scope" | "purpose" | "order_id" | "customer_id" | "recipient_name" | "recipient_email"
>

export type LinkEventRow = {
  id: string
  link_id: string
  kind: LinkEventKind
  actor_name: string | null
  message: string | null
  created_at: Date
}

/** Sessions, and logged openings, that a link has at most: more than a person has browsers, few enough to fill nothing. */
const KEPT_PER_LINK = 50

type Subject = { order_id: string; customer_id?: undefined } | { customer_id: string; order_id?: undefined }
type Recipient = { name: string; email: string }

/**
 * Links, their sessions and their log. Writes that must not race are single SQL statements whose affected rows decide;
 * the generated CRUD of MedusaService serves the plain reads.
 */
export class PortalTokenModuleService extends MedusaService({ PortalLink, PortalLinkEvent, PortalSession }) {
  private readonly knex: Knex
  private readonly options: ClientPortalOptions
  private readonly sealingKey: Buffer

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.options = parseOptions(options)
    this.sealingKey = deriveKey(this.options.secrets.sealing_key, "link-token")
  }

  /**
   * The recipient's link on the subject: the one there is, or a new one. Two callers at once get the same link, since the
   * partial unique index lets one insert through and the loser reads what won.
   */
  async ensureLink(
    subject: Subject,
    recipient: Recipient,
    extra: { expires_at?: Date | null; actor: Actor },
  ): Promise<{ link: LinkRow; created: boolean }> {
    const id = generateEntityId(undefined, "plink")
    const inserted = await this.knex("portal_link")
      .insert({
        id,
        scope: subject.order_id ? "project" : "account",
        purpose: "recipient",
        order_id: subject.order_id ?? null,
        customer_id: subject.customer_id ?? null,
        recipient_name: recipient.name,
        recipient_email: recipient.email,
        expires_at: extra.expires_at ?? null,
        ...this.mint("link", id),
      })
      .onConflict()
      .ignore()
      .returning<LinkRow[]>("*")
    if (inserted[0]) {
      await this.log(id, "created", extra.actor)
      return { link: inserted[0], created: true }
    }
    const query = this.knex<LinkRow>("portal_link")
      .where({ purpose: "recipient" })
      .whereNull("revoked_at")
      .whereNull("deleted_at")
    const existing = subject.order_id
      ? await query.where({ order_id: subject.order_id, recipient_email: recipient.email }).first()
      : await query.where({ customer_id: subject.customer_id }).first()
    // Revoked between our insert and our read: the place is free again.
    if (!existing) return this.ensureLink(subject, recipient, extra)
    return { link: existing, created: false }
  }

  /** A staff member's own look at the page: never counted, never listed, cannot decide, gone within hours. */
  async issuePreview(subject: Subject, actor: NonNullable<Actor>): Promise<{ token: string; expires_at: Date }> {
    const id = generateEntityId(undefined, "plink")
    const token = mintToken("preview")
    const expires_at = new Date(Date.now() + this.options.sessions.preview_hours * 3_600_000)
    await this.knex("portal_link").insert({
      id,
      scope: subject.order_id ? "project" : "account",
      purpose: "preview",
      order_id: subject.order_id ?? null,
      customer_id: subject.customer_id ?? null,
      recipient_name: actor.name,
      recipient_email: "",
      expires_at,
      ...this.sealed(token, id),
    })
    return { token, expires_at }
  }

  /** The token in the clear, for its owner's mail or a staff member's clipboard. Never log or store what this returns. */
  async openLinkToken(link: Pick<LinkRow, "id" | "token_sealed">): Promise<string> {
    return openToken(link.token_sealed, link.id, this.sealingKey)
  }

  /** A recipient's link by its public id; null for none. */
  async findLink(id: string): Promise<LinkRow | null> {
    return (
      (await this.knex<LinkRow>("portal_link").where({ id, purpose: "recipient" }).whereNull("deleted_at").first()) ??
      null
    )
  }

  /** @throws MedusaError not_found */
  async getLink(id: string): Promise<LinkRow> {
    const link = await this.findLink(id)
    if (!link) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This link does not exist")
    return link
  }

  /** @throws MedusaError not_allowed for a link that is over */
  async getActiveLink(id: string): Promise<LinkRow> {
    const link = await this.getLink(id)
    const state = linkStateOf(link, new Date())
    if (state === "active") return link
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      state === "revoked"
        ? "This link was revoked. Share again to make a new one."
        : "This link has expired. Rotate it to make it work again.",
    )
  }

  async listLinks(subject: Subject): Promise<LinkRow[]> {
    return await this.knex<LinkRow>("portal_link")
      .where({ purpose: "recipient", ...subject })
      .whereNull("deleted_at")
      .orderBy("created_at", "asc")
  }

  /** Newest first, at most 200. */
  async listEvents(linkIds: string[]): Promise<LinkEventRow[]> {
    return await this.knex<LinkEventRow>("portal_link_event")
      .whereIn("link_id", linkIds)
      .orderBy("created_at", "desc")
      .limit(200)
  }

  /**
   * A new token for the same recipient; the old one and all its sessions end with this statement.
   * @param expires_at left out keeps what was set, unless that time is past, which then is lifted
   */
  async rotateLink(id: string, actor: Actor, expires_at?: Date | null): Promise<LinkRow> {
    const now = new Date()
    const link = await this.getLink(id)
    if (linkStateOf(link, now) === "revoked") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This link was revoked. Share again to make a new one.")
    }
    const kept = link.expires_at && link.expires_at > now ? link.expires_at : null
    return await this.knex.transaction(async (trx) => {
      const [rotated] = await trx("portal_link")
        .where({ id })
        .whereNull("revoked_at")
        .update({ ...this.mint("link", id), expires_at: expires_at === undefined ? kept : expires_at, updated_at: now })
        .returning<LinkRow[]>("*")
      if (!rotated) throw new MedusaError(MedusaError.Types.CONFLICT, "This link was revoked meanwhile")
      await trx("portal_session").where({ link_id: id }).delete()
      await this.log(id, "rotated", actor, trx)
      return rotated
    })
  }

  /** Ends a link and its sessions. Repeating it changes nothing. */
  async revokeLink(id: string, actor: Actor): Promise<LinkRow> {
    await this.getLink(id)
    await this.knex.transaction(async (trx) => {
      const now = new Date()
      const revoked = await trx("portal_link")
        .where({ id })
        .whereNull("revoked_at")
        .update({ revoked_at: now, updated_at: now })
      if (!revoked) return
      await trx("portal_session").where({ link_id: id }).delete()
      await this.log(id, "revoked", actor, trx)
    })
    return await this.getLink(id)
  }

  /** Undoes a share that failed half-way: removes a link that nobody has been given yet. */
  async discardLink(id: string): Promise<void> {
    const discarded = await this.knex("portal_link").where({ id, share_count: 0 }).delete()
    if (discarded) await this.knex("portal_link_event").where({ link_id: id }).delete()
  }

  /**
   * Counts and logs a share and, when it is to be mailed, leaves the mail with the outbox in the same transaction.
   * @param message the rep's own words, kept with the log
   */
  async shareLink(id: string, share: { message: string | null; mail: boolean; actor: Actor }): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const now = new Date()
      await trx("portal_link")
        .where({ id })
        .update({ last_shared_at: now, share_count: trx.raw("share_count + 1"), updated_at: now })
      const event_id = await this.log(id, "shared", share.actor, trx, share.message)
      if (share.mail) await enqueue(trx, { task: "mail-link", link_id: id, event_id })
    })
  }

  async getEvent(id: string): Promise<LinkEventRow | null> {
    return (await this.knex<LinkEventRow>("portal_link_event").where({ id }).first()) ?? null
  }

  /** @returns the event's id */
  async log(
    link_id: string,
    kind: LinkEventKind,
    actor: Actor,
    knex: Knex = this.knex,
    message: string | null = null,
  ): Promise<string> {
    const id = generateEntityId(undefined, "plevt")
    await knex("portal_link_event").insert({
      id,
      link_id,
      kind,
      actor_id: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      message,
    })
    return id
  }

  /** The link a token belongs to, whatever its state; null for what was never issued or was rotated away. */
  async findByToken(token: string): Promise<LinkRow | null> {
    if (!looksLikeToken(token)) return null
    return (
      (await this.knex<LinkRow>("portal_link")
        .where({ token_hash: hashToken(token) })
        .whereNull("deleted_at")
        .first()) ?? null
    )
  }

  /**
   * Exchanges a link's token for a session. Null for unknown, expired and revoked alike: the caller cannot tell, so it
   * cannot tell anybody.
   */
  async exchange(token: string): Promise<{ session: string; expires_at: Date; link: LinkRow } | null> {
    const link = await this.findByToken(token)
    const now = new Date()
    if (!link || linkStateOf(link, now) !== "active") return null
    const session = mintToken("session")
    const longest = new Date(now.getTime() + this.options.sessions.lifetime_hours * 3_600_000)
    const expires_at = link.expires_at && link.expires_at < longest ? link.expires_at : longest
    // The link's row is locked and its token asked for again: a rotation or revocation that runs at the same moment either
    // ends this session with all others, or is seen here.
    const { rowCount } = await this.knex.raw<{ rowCount: number }>(
      `INSERT INTO portal_session (id, link_id, token_hash, expires_at)
       SELECT ?, id, ?, ? FROM portal_link WHERE id = ? AND token_hash = ? AND revoked_at IS NULL FOR SHARE`,
      [generateEntityId(undefined, "psess"), hashToken(session), expires_at, link.id, hashToken(token)],
    )
    if (rowCount === 0) return null
    await this.keepNewest("portal_session", { link_id: link.id })
    return { session, expires_at, link }
  }

  /**
   * Whether a session and its link live, inside a transaction that goes on only if they do: the link cannot be revoked,
   * rotated or changed until it ends. Two statements, because the first may wait for a rotation, and a session that the
   * rotation deleted is seen by a later statement alone.
   */
  async holdSession({ session_id, link_id }: { session_id: string; link_id: string }, trx: Knex): Promise<boolean> {
    const link = await trx("portal_link")
      .where({ id: link_id })
      .whereNull("revoked_at")
      .whereNull("deleted_at")
      .whereRaw("(expires_at IS NULL OR expires_at > clock_timestamp())")
      .forShare()
      .first("id")
    if (!link) return false
    const session = await trx("portal_session")
      .where({ id: session_id, link_id })
      .whereNull("deleted_at")
      .whereRaw("expires_at > clock_timestamp()")
      .first("id")
    return Boolean(session)
  }

  /** The session with its link, in one read; null once either is over. */
  async authenticate(session: string): Promise<SessionRow | null> {
    if (!looksLikeToken(session)) return null
    const row = await this.knex("portal_session as session")
      .join("portal_link as link", "link.id", "session.link_id")
      .where("session.token_hash", hashToken(session))
      .whereRaw("session.expires_at > now()")
      .whereNull("link.revoked_at")
      .whereNull("link.deleted_at")
      .where((open) => open.whereNull("link.expires_at").orWhereRaw("link.expires_at > now()"))
      .select<SessionRow>(
        "session.id as session_id",
        "session.expires_at as session_expires_at",
        "link.id",
        "link.scope",
        "link.purpose",
        "link.order_id",
        "link.customer_id",
        "link.recipient_name",
        "link.recipient_email",
      )
      .first()
    return row ?? null
  }

  async endSession(sessionId: string): Promise<void> {
    await this.knex("portal_session").where({ id: sessionId }).delete()
  }

  /**
   * A confirmed view by the recipient: each is counted, the first of a session is logged. Of a link's openings the log
   * keeps the newest alone, so that nobody pushes what staff did with the link out of sight by opening it.
   */
  async recordOpened(linkId: string, sessionId: string): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const now = new Date()
      // The link before its session, in the order in which rotating and revoking take them.
      const counted = await trx("portal_link")
        .where({ id: linkId, purpose: "recipient" })
        .update({ last_opened_at: now, open_count: trx.raw("open_count + 1") })
      const first = await trx("portal_session")
        .where({ id: sessionId, link_id: linkId })
        .whereNull("opened_at")
        .update({ opened_at: now })
      if (counted && first) await this.log(linkId, "opened", null, trx)
    })
    await this.keepNewest("portal_link_event", { link_id: linkId, kind: "opened" })
  }

  /**
   * Deletes all but the newest 50 of a link's rows. To be called when a new row has been committed: of several callers at
   * once the last then sees all rows. Rows that another one is deleting are left to it.
   */
  private async keepNewest(table: "portal_session" | "portal_link_event", of: Record<string, string>): Promise<void> {
    const older = this.knex(table)
      .where(of)
      .whereNull("deleted_at")
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .offset(KEPT_PER_LINK)
      .select("id")
    const free = this.knex(table).whereIn("id", older).select("id").forUpdate().skipLocked()
    await this.knex(table).whereIn("id", free).delete()
  }

  /** @returns how many rows were deleted: sessions ended for longer than the retention, previews that are over */
  async purge(now: Date): Promise<number> {
    const before = new Date(now.getTime() - this.options.retention.sessions_days * 86_400_000)
    const sessions = await this.knex("portal_session").where("expires_at", "<", before).delete()
    const previews = await this.knex("portal_link").where({ purpose: "preview" }).where("expires_at", "<", now).delete()
    return sessions + previews
  }

  private mint(kind: "link" | "preview", id: string) {
    return this.sealed(mintToken(kind), id)
  }

  private sealed(token: string, id: string) {
    return {
      token_hash: hashToken(token),
      token_sealed: sealToken(token, id, this.sealingKey),
      display: redactToken(token),
    }
  }
}
