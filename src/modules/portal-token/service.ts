import { ContainerRegistrationKeys, generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type Actor, type LinkEventKind, SYSTEM_ACTOR } from "../../contracts"
import { deriveKey } from "../../lib/digest"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { type ClientPortalOptions, parseOptions } from "../../options"
import { confirmAccess, type ConfirmResult, resumeAccess } from "./account-access"
import {
  type AccessState,
  type AccountSession,
  type CodeKeys,
  lockAccount,
  lockedUntil,
  openCode,
  readAccess,
  type SentCode,
  trimAccessLog,
  writeCode,
} from "./account-codes"
import { delegationRefused } from "./delegation-refused"
import { endDevices } from "./devices"
import { logLink } from "./link-log"
import { linkStateOf } from "./link-state"
import {
  endLink,
  insertLinks,
  linkColumns,
  linksIn,
  makePrimary,
  lockLink,
  type NewLink,
  recipientOf,
  type Recipient,
  replaceToken,
  type Subject,
  subjectColumns,
  tokenColumns,
} from "./links"
import { answerLinkRequest, countUnknownRequests, insertLinkRequest } from "./account-link-requests"
import { AccountCode } from "./models/account-code"
import { AccountLinkRequest, UnknownLinkRequests } from "./models/account-link-request"
import { Device } from "./models/device"
import { PortalLink } from "./models/portal-link"
import { PortalLinkEvent } from "./models/portal-link-event"
import { PortalSession } from "./models/portal-session"
import type { Delegator, LinkEventRow, LinkRow } from "./rows"
import {
  endSessions,
  findLiveSessions,
  holdSession,
  openConfirmedSession,
  type OpenedSession,
  openSession,
  recordOpened,
  shortenSessions,
} from "./sessions"
import { keepNewest } from "./keep-newest"
import { switchAccount, type SwitchTarget } from "./switch-account"
import { hashToken, looksLikeToken, mintToken, openToken } from "./token"

/**
 * How a link is given. `message` is the rep's own words, kept with the log. What is left out of name and expiry stays as
 * it is; an expiry of null means never.
 */
export type Share = {
  message: string | null
  /** The jobs of this share, written in its transaction; `event_id` names its line in the log. */
  jobs: (shared: { link: LinkRow; event_id: string; is_first: boolean }) => QueuedJob[]
  actor: Actor
  recipient_name?: string
  expires_at?: Date | null
}

const SESSION_OVER = "This session has ended. Open your link again, or ask for a fresh one."
const GIVEN_ITSELF = "A link that a colleague shared cannot be shared again."

const linkOver = (state: "revoked" | "expired"): MedusaError =>
  state === "revoked"
    ? portalError("link_revoked", "This link was revoked. Share again to create a new one.")
    : portalError("link_expired", "This link has expired. Rotate it, or share it again with a later expiry.")

const sameMoment = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime()

/**
 * Links, their sessions and their log. What must not race is one SQL statement whose affected rows decide, or runs in a
 * transaction that holds the link's row. Every statement names `deleted_at`, since all indexes leave deleted rows out.
 */
export class PortalTokenModuleService extends MedusaService({
  PortalLink,
  PortalLinkEvent,
  PortalSession,
  PortalAccountCode: AccountCode,
  PortalAccountLinkRequest: AccountLinkRequest,
  PortalUnknownLinkRequests: UnknownLinkRequests,
  PortalDevice: Device,
}) {
  private readonly knex: Knex
  private readonly options: ClientPortalOptions
  private readonly sealingKey: Buffer
  private readonly codeKeys: CodeKeys
  private readonly requestKey: Buffer

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.options = parseOptions(options)
    const { sealing_key } = this.options.secrets
    this.sealingKey = deriveKey(sealing_key, "link-token")
    this.requestKey = deriveKey(sealing_key, "account-link-request")
    this.codeKeys = { hash: deriveKey(sealing_key, "account-code-hash"), seal: deriveKey(sealing_key, "account-code") }
  }

  /**
   * The recipient's link on an order: the one there is, or a new one. Two callers at once get the same link, since the
   * partial unique index lets one insert through and the loser reads what won.
   */
  async ensureLink(
    { order_id }: { order_id: string },
    recipient: Recipient,
    extra: { expires_at?: Date | null; actor: Actor; delegated_by?: Delegator },
  ): Promise<{ link: LinkRow; created: boolean }> {
    const { expires_at, actor, delegated_by } = extra
    const [link] = await this.knex.transaction(async (trx) => {
      const until = delegated_by
        ? await this.delegatedLinkExpiry(delegated_by, order_id, recipient.email, trx)
        : expires_at
      return await this.insert(trx, [{ subject: { order_id }, recipient, delegated_by }], actor, until)
    })
    if (link) return { link, created: true }
    const existing = await this.findRecipient(order_id, recipient.email)
    // Revoked between our insert and our read: the place is free again.
    if (!existing) return this.ensureLink({ order_id }, recipient, extra)
    return { link: existing, created: false }
  }

  /** The link of an order that is a recipient's and was not revoked, expired ones included; null for none. */
  async findRecipient(order_id: string, recipient_email: string): Promise<LinkRow | null> {
    return (
      (await linksIn(this.knex)
        .where({ purpose: "recipient", order_id, recipient_email })
        .whereNull("revoked_at")
        .first()) ?? null
    )
  }

  /**
   * The customer's own account link, for their present address. One that was given for another address ends, with its
   * sessions: whoever reads that mailbox is not known to be this customer any more. Where the present address is that of a
   * contact of the account, the contact's link becomes the customer's own.
   * @param again makes a link also where staff revoked the last one
   * @returns the link, null where staff's revocation stands; and the id of the link that ended, if one did
   */
  async ensureAccountLink(
    customer_id: string,
    recipient: Recipient,
    actor: Actor,
    again: boolean,
  ): Promise<{ link: LinkRow | null; ended_id: string | null }> {
    const ensured = await this.knex.transaction(async (trx) => {
      await lockAccount(trx, customer_id)
      const all = () => linksIn(trx).where({ purpose: "recipient", customer_id })
      await all().forUpdate()
      // Read anew: what another caller made while we waited for the lock is not among what was locked.
      const links = await all()
      const own = links.filter(({ is_primary }) => is_primary)
      const active = own.find(({ revoked_at }) => !revoked_at)
      if (active?.recipient_email === recipient.email) return { link: active, ended_id: null }
      if (!active && own.length && !again) return { link: null, ended_id: null }
      if (active) await endLink(trx, active.id, actor)
      const contact = links.find((link) => !link.revoked_at && link.recipient_email === recipient.email)
      const [link] = contact
        ? await makePrimary(trx, contact.id)
        : await this.insert(trx, [{ subject: { customer_id }, recipient, is_primary: true }], actor)
      return link ? { link, ended_id: active?.id ?? null } : null
    })
    // Somebody else made one between our look and our insert: theirs is looked at in turn.
    return ensured ?? this.ensureAccountLink(customer_id, recipient, actor, again)
  }

  /** The link of another person to a customer's account: the one there is, or a new one. */
  async ensureContactLink(
    customer_id: string,
    recipient: Recipient,
    actor: Actor,
  ): Promise<{ link: LinkRow; created: boolean }> {
    const [link] = await this.knex.transaction(async (trx) => {
      await lockAccount(trx, customer_id)
      return await this.insert(trx, [{ subject: { customer_id }, recipient }], actor)
    })
    if (link) return { link, created: true }
    const existing = await linksIn(this.knex)
      .where({ purpose: "recipient", customer_id, recipient_email: recipient.email })
      .whereNull("revoked_at")
      .first()
    // Revoked between our insert and our read: the place is free again.
    return existing ? { link: existing, created: false } : this.ensureContactLink(customer_id, recipient, actor)
  }

  /** The first account links of many customers at once; who has one keeps it. @returns how many were made */
  async addAccountLinks(customers: { customer_id: string; recipient: Recipient }[]): Promise<number> {
    const links = customers.map(({ customer_id, recipient }) => ({
      subject: { customer_id },
      recipient,
      is_primary: true,
    }))
    return (await this.insert(this.knex, links, SYSTEM_ACTOR)).length
  }

  /** A staff member's own look at the page: never counted, never listed, cannot decide, gone within hours. */
  async issuePreview(subject: Subject, actor: Actor): Promise<{ token: string; expires_at: Date }> {
    const id = generateEntityId(undefined, "plink")
    const token = mintToken("preview")
    const [made] = await this.knex("portal_link")
      .insert({
        id,
        purpose: "preview",
        ...subjectColumns(subject),
        recipient_name: actor.name,
        recipient_email: "",
        expires_at: this.knex.raw("clock_timestamp() + make_interval(hours => ?)", [
          this.options.sessions.preview_hours,
        ]),
        ...tokenColumns(token, id, this.sealingKey),
      })
      .returning<{ expires_at: Date }[]>("expires_at")
    if (!made) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The preview was not written")
    return { token, expires_at: made.expires_at }
  }

  /** The token in the clear, for its owner's mail or a staff member's clipboard. Never log or store what this returns. */
  async openLinkToken(link: Pick<LinkRow, "id" | "token_sealed">): Promise<string> {
    return openToken(link.token_sealed, link.id, this.sealingKey)
  }

  /** A recipient's link by its public id; null for none. */
  async findLink(id: string): Promise<LinkRow | null> {
    return (await linksIn(this.knex).where({ id, purpose: "recipient" }).first()) ?? null
  }

  /** @throws MedusaError not_found */
  async getLink(id: string): Promise<LinkRow> {
    const link = await this.findLink(id)
    if (!link) throw portalError("not_found", "This link does not exist.")
    return link
  }

  /** @throws MedusaError link_revoked or link_expired */
  async getActiveLink(id: string): Promise<LinkRow> {
    const link = await this.getLink(id)
    const state = linkStateOf(link, link.read_at)
    if (state === "active") return link
    throw linkOver(state)
  }

  async listLinks(subject: Subject): Promise<LinkRow[]> {
    return await linksIn(this.knex)
      .where({ purpose: "recipient", ...subject })
      .orderBy("created_at", "asc")
  }

  /** Recipients' links of some orders, by the order, oldest first; orders without one are left out. One statement. */
  async linksOfOrders(order_ids: readonly string[]): Promise<ReadonlyMap<string, LinkRow[]>> {
    const links = await linksIn(this.knex)
      .where({ purpose: "recipient" })
      .whereIn("order_id", [...order_ids])
      .orderBy("created_at", "asc")
    const found = new Map<string, LinkRow[]>()
    for (const link of links) if (link.order_id) found.set(link.order_id, [...(found.get(link.order_id) ?? []), link])
    return found
  }

  /**
   * Ids of all links of the person to whom a link was given, by their address: revoked ones as well, and those of other
   * orders. Of a link that is gone, its own alone.
   */
  async linkIdsOfRecipient(id: string, knex: Knex = this.knex): Promise<string[]> {
    const links = () => knex("portal_link").where({ purpose: "recipient" })
    const ids = await links()
      .whereIn("recipient_email", links().where({ id }).select("recipient_email"))
      .orderBy("id")
      .pluck<string[]>("id")
    return ids.length ? ids : [id]
  }

  /** Newest first, at most 200. */
  async listEvents(linkIds: string[]): Promise<LinkEventRow[]> {
    return await this.knex<LinkEventRow>("portal_link_event")
      .whereIn("link_id", linkIds)
      .whereNull("deleted_at")
      .orderBy("created_at", "desc")
      .limit(200)
  }

  /**
   * A new token for the same recipient; the old one and all its sessions end with it. An expiry ahead is kept; an expired
   * link is given again for as long as it was given before.
   * @throws MedusaError not_found or link_revoked
   */
  async rotateLink(id: string, actor: Actor): Promise<LinkRow> {
    return await this.knex.transaction(async (trx) => {
      const link = await lockLink(trx, id)
      if (link.revoked_at) throw linkOver("revoked")
      return await replaceToken(trx, link, actor, this.sealingKey)
    })
  }

  /** Rotates a link if it has expired, and leaves every other as it is: of two at once, one renews. */
  async renewLink(id: string): Promise<{ link: LinkRow; renewed: boolean }> {
    return await this.knex.transaction(async (trx) => {
      const link = await lockLink(trx, id)
      if (linkStateOf(link, link.read_at) !== "expired") return { link, renewed: false }
      return { link: await replaceToken(trx, link, recipientOf(link), this.sealingKey), renewed: true }
    })
  }

  /** Ends a link and its sessions. @returns whether it was this call that ended it; repeating it changes nothing */
  async revokeLink(id: string, actor: Actor): Promise<boolean> {
    await this.getLink(id)
    return await this.knex.transaction(async (trx) => await endLink(trx, id, actor))
  }

  /** Undoes a share that failed half-way: removes a link that nobody has been given yet. */
  async discardLink(id: string): Promise<void> {
    const discarded = await this.knex("portal_link").where({ id, share_count: 0 }).delete()
    if (discarded) await this.knex("portal_link_event").where({ link_id: id }).whereNull("deleted_at").delete()
  }

  /**
   * Counts and logs a share, and writes its jobs in the same transaction. A name
   * and an expiry that are given replace the link's own; sessions that are open end no later than the link.
   * @throws MedusaError not_found, link_revoked, or link_expired for a link that gets no later expiry
   */
  async shareLink(id: string, share: Share): Promise<LinkRow> {
    return await this.knex.transaction(async (trx) => {
      const link = await lockLink(trx, id)
      const now = link.read_at
      const { recipient_name = link.recipient_name, expires_at = link.expires_at } = share
      const state = linkStateOf({ ...link, expires_at }, now)
      if (state !== "active") throw linkOver(state)
      const isNewEnd = !sameMoment(expires_at, link.expires_at)
      const [shared] = await trx("portal_link")
        .where({ id })
        .update({
          recipient_name,
          ...(isNewEnd ? { expires_at, expiry_set_at: now } : {}),
          last_shared_at: now,
          share_count: link.share_count + 1,
          updated_at: now,
        })
        .returning<LinkRow[]>(linkColumns(trx))
      if (!shared) throw portalError("not_found", "This link does not exist.")
      const { actor, message } = share
      if (isNewEnd) await logLink(trx, { link_id: id, kind: "expiry_changed", actor })
      if (isNewEnd && expires_at) await shortenSessions(trx, id, expires_at)
      const event_id = await logLink(trx, { link_id: id, kind: "shared", actor, message })
      await enqueueAll(trx, share.jobs({ link: shared, event_id, is_first: link.share_count === 0 }))
      return shared
    })
  }

  /**
   * Logs that the recipient asked for a new link and writes the jobs that answer it, both or neither.
   * @throws MedusaError not_found
   */
  async requestFresh(id: string, jobs: (link: LinkRow) => QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const link = await lockLink(trx, id)
      await logLink(trx, { link_id: id, kind: "fresh_requested", actor: recipientOf(link) })
      await enqueueAll(trx, jobs(link))
    })
  }

  /** See `insertLinkRequest`. */
  async requestAccountLink(email: string, jobs: (request_id: string) => QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => await insertLinkRequest(trx, email, this.requestKey, jobs))
  }

  /** See `answerLinkRequest`. */
  async answerAccountLink(
    id: string,
    find: (email: string) => Promise<string | null>,
    jobs: (link: LinkRow) => QueuedJob[],
  ): Promise<void> {
    await this.knex.transaction(async (trx) => await answerLinkRequest(trx, id, this.requestKey, find, jobs))
  }

  /** See `countUnknownRequests`. */
  async countUnknownRequests(days: number): Promise<number> {
    return await countUnknownRequests(this.knex, days)
  }

  async getEvent(id: string): Promise<LinkEventRow | null> {
    return (await this.knex<LinkEventRow>("portal_link_event").where({ id }).first()) ?? null
  }

  async log(link_id: string, kind: LinkEventKind, actor: Actor): Promise<void> {
    await logLink(this.knex, { link_id, kind, actor })
  }

  /** The link a token belongs to, whatever its state; null for what was never issued or was rotated away. */
  async findByToken(token: string): Promise<LinkRow | null> {
    if (!looksLikeToken(token)) return null
    return (
      (await linksIn(this.knex)
        .where({ token_hash: hashToken(token) })
        .first()) ?? null
    )
  }

  /**
   * Exchanges a link's token for a session. Null for unknown, expired and revoked alike: the caller cannot tell, so it
   * cannot tell anybody.
   */
  async exchange(token: string): Promise<(OpenedSession & { session_id: string; link: LinkRow }) | null> {
    const link = await this.findByToken(token)
    if (!link) return null
    const { lifetime_hours } = this.options.sessions
    const opened = await openSession(this.knex, { link_id: link.id, token, lifetime_hours })
    return opened && { ...opened, link }
  }

  /** Where an account session stands on its way in. */
  async readAccess(session: AccountSession): Promise<AccessState> {
    return await readAccess(this.knex, session)
  }

  /**
   * Writes a new one-time code with the jobs that mail it. Writes nothing while the account is locked or the link has to
   * wait; `readAccess` says which.
   */
  async requestCode(session: AccountSession, jobs: (code_id: string) => QueuedJob[]): Promise<void> {
    const isWritten = await this.knex.transaction(async (trx) => {
      const link = await linksIn(trx).where({ id: session.link_id, purpose: "recipient" }).first()
      return link ? await writeCode(trx, link, session, this.codeKeys, jobs) : false
    })
    if (isWritten) await trimAccessLog(this.knex, session.link_id)
  }

  /** The code for its mail; null once it is no longer the one to type. Never log or store what this returns. */
  async openCode(id: string): Promise<SentCode | null> {
    return await openCode(this.knex, id, this.codeKeys)
  }

  /** @param remember_days remembers the device for so many days; 0 for not at all */
  async confirmAccess(session: AccountSession, typed: string, remember_days: number): Promise<ConfirmResult> {
    const { lifetime_hours } = this.options.sessions
    return await confirmAccess(this.knex, session, typed, { keys: this.codeKeys, lifetime_hours, remember_days })
  }

  /** See `switchAccount`. */
  async switchAccount(session: AccountSession, target: SwitchTarget): Promise<OpenedSession | null> {
    const opened = await switchAccount(this.knex, session, target, this.options.sessions.lifetime_hours)
    if (!opened) return null
    await trimAccessLog(this.knex, target.link_id)
    await keepNewest(this.knex, "portal_session", { link_id: target.link_id })
    return opened
  }

  /** A session for a remembered device. Null for unknown, expired and revoked alike. */
  async resumeAccess(link_id: string, device: string): Promise<(OpenedSession & { link: LinkRow }) | null> {
    const { lifetime_hours } = this.options.sessions
    return await resumeAccess(this.knex, { link_id, device, lifetime_hours })
  }

  /**
   * A session of a link for a person who has proved otherwise that its mailbox is theirs: with a code of their account.
   * @returns null for a link that is over
   */
  async openConfirmed(link_id: string): Promise<OpenedSession | null> {
    const { lifetime_hours } = this.options.sessions
    const opened = await openConfirmedSession(this.knex, { link_id, lifetime_hours })
    if (opened) await keepNewest(this.knex, "portal_session", { link_id })
    return opened
  }

  /** Ends all links of an account that is gone. @returns how many it were */
  async endAccount(customer_id: string, actor: Actor): Promise<number> {
    return await this.knex.transaction(async (trx) => {
      await lockAccount(trx, customer_id)
      const links = await linksIn(trx).where({ customer_id }).whereNull("revoked_at")
      for (const { id } of links) await endLink(trx, id, actor)
      return links.length
    })
  }

  /** Ends the sessions and forgets the remembered devices of a link: the next opening needs a code again. */
  async endDevices(id: string, actor: Actor): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await lockLink(trx, id)
      await endSessions(trx, id)
      await endDevices(trx, id)
      await logLink(trx, { link_id: id, kind: "devices_ended", actor })
    })
  }

  /** Lets an account try codes again that was locked after too many wrong ones. @throws MedusaError not_found */
  async unlockAccount(link_id: string, actor: Actor): Promise<void> {
    const { customer_id } = await this.getLink(link_id)
    if (!customer_id) throw portalError("wrong_scope", "This link does not open an account.")
    await this.knex.transaction(async (trx) => {
      await lockAccount(trx, customer_id)
      await logLink(trx, { link_id, kind: "unlocked", actor })
    })
  }

  /** Until when an account takes no codes; null while it does. */
  async lockedUntil(customer_id: string): Promise<Date | null> {
    return await lockedUntil(this.knex, customer_id)
  }

  /** Whether a session and its link live, and stay so until the transaction ends. */
  async holdSession(held: { session_id: string; link_id: string }, trx: Knex): Promise<boolean> {
    return await holdSession(trx, held)
  }

  /** @returns those of the sessions that have not ended, and whose links have not */
  async findLiveSessions(ids: readonly string[]): Promise<string[]> {
    return await findLiveSessions(this.knex, ids)
  }

  async endSession(sessionId: string): Promise<void> {
    await this.knex("portal_session").where({ id: sessionId }).delete()
  }

  /** A confirmed view by the recipient. */
  async recordOpened(linkId: string, sessionId: string, view: { again?: boolean } = {}): Promise<void> {
    await recordOpened(this.knex, linkId, sessionId, view)
  }

  /**
   * @returns how many rows were deleted: sessions and codes ended for longer than the retention, devices and previews that
   * are over
   */
  async purge(now: Date): Promise<number> {
    const before = new Date(now.getTime() - this.options.retention.sessions_days * 86_400_000)
    const sessions = await this.knex("portal_session").where("expires_at", "<", before).whereNull("deleted_at").delete()
    const previews = await this.knex("portal_link").where({ purpose: "preview" }).where("expires_at", "<", now).delete()
    const codes = await this.knex("portal_account_code").where("expires_at", "<", before).delete()
    const devices = await this.knex("portal_device").where("expires_at", "<", now).delete()
    // A request whose job gave up: its address is kept no longer than the limits on asking reach.
    const asked = await this.knex("portal_account_link_request")
      .where("created_at", "<", new Date(now.getTime() - 86_400_000))
      .delete()
    return sessions + previews + codes + devices + asked
  }

  /**
   * Until when a link lives that a client gives: as long as their own is given at this moment. A client may give as long as
   * their link lives, which it does until the transaction ends; one that staff gave them, so that the number of links does
   * not grow by itself; and to nobody from whom staff have taken theirs.
   * @throws MedusaError session_over, delegated_link, or the codes of DelegationRefusal
   */
  private async delegatedLinkExpiry(
    delegator: Delegator,
    order_id: string,
    recipient_email: string,
    trx: Knex,
  ): Promise<Date | null> {
    const own = (await holdSession(trx, delegator)) && (await linksIn(trx).where({ id: delegator.link_id }).first())
    if (!own) throw portalError("session_over", SESSION_OVER)
    if (own.given_by_link_id) throw portalError("delegated_link", GIVEN_ITSELF)
    const newest = await linksIn(trx)
      .where({ purpose: "recipient", order_id, recipient_email })
      .orderBy("created_at", "desc")
      .first()
    if (newest?.revoked_at) throw delegationRefused("only_the_shop")
    return own.expires_at
  }

  private async insert(knex: Knex, links: NewLink[], actor: Actor, expires_at: Date | null = null): Promise<LinkRow[]> {
    return await insertLinks(knex, links, { actor, expires_at, key: this.sealingKey })
  }
}
