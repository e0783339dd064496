import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { MailKind, MailPreference as MailPreferenceContract } from "../../contracts"
import { deriveKey } from "../../lib/digest"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { isReplyTo, replyAddress, type ReplyToken } from "../../lib/mail/reply-address"
import { isUnsubscribeToken, type UnsubscribeScope, unsubscribeToken } from "../../lib/mail/unsubscribe-token"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { type ClientPortalOptions, parseOptions } from "../../options"
import {
  countPosted,
  findInboundMail,
  getInboundMail,
  handleHeldMail,
  listHeldMails,
  type MailFacts,
  type NewInboundMail,
  readRawMail,
  settleInboundMail,
  type Settlement,
  storeInboundMail,
} from "./inbound-mails"
import { InboundMail } from "./models/inbound-mail"
import { MailPreference } from "./models/mail-preference"
import { SentMail } from "./models/sent-mail"
import { readPreference, savePreference, unsubscribe } from "./preferences"
import { purgeMails } from "./retention"
import type { InboundMailRow, SentMailRow } from "./rows"
import { findSentMail, insertSentMail, type NewSentMail, type ThreadedMail } from "./sent-mails"

const ReadOnlyService = MedusaService({ SentMail, InboundMail, MailPreference })
refuseGeneratedWrites(ReadOnlyService)

/** Mails that can be answered by mail, the answers, and how people want to be written to. */
export class MailModuleService extends ReadOnlyService {
  private readonly knex: Knex
  private readonly options: ClientPortalOptions
  private readonly replyKey: Buffer
  private readonly unsubscribeKey: Buffer

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.options = parseOptions(options)
    this.replyKey = deriveKey(this.options.secrets.sealing_key, "reply-address")
    this.unsubscribeKey = deriveKey(this.options.secrets.sealing_key, "unsubscribe")
  }

  /** See `insertSentMail`. Also gives the address that its recipient answers to; null where the shop receives no mail. */
  async noteSent(mail: NewSentMail): Promise<(ThreadedMail & { reply_to: string }) | null> {
    const { inbound_mail } = this.options
    if (!inbound_mail) return null
    const domain = inbound_mail.address.slice(inbound_mail.address.lastIndexOf("@") + 1)
    const sent = await insertSentMail(this.knex, mail, domain)
    return { ...sent, reply_to: replyAddress(sent, inbound_mail.address, this.replyKey) }
  }

  /** The sent mail that a reply address was made for; null for a token that is none of ours. */
  async findSentByToken(token: ReplyToken): Promise<SentMailRow | null> {
    const sent = await findSentMail(this.knex, { id: token.sent_id })
    return sent && isReplyTo(token, sent, this.replyKey) ? sent : null
  }

  /** The first of these Message-IDs that is a mail which can be answered; null for none. */
  async findSent(message_ids: readonly string[]): Promise<SentMailRow | null> {
    return await findSentMail(this.knex, { message_ids })
  }

  /** See `storeInboundMail`. */
  async storeInbound(mail: NewInboundMail, job: (id: string) => QueuedJob): Promise<boolean> {
    return await this.knex.transaction(async (trx) => await storeInboundMail(trx, mail, job))
  }

  /** @throws MedusaError not_found */
  async getInbound(id: string): Promise<InboundMailRow> {
    return await getInboundMail(this.knex, id)
  }

  /** The mail under a Message-ID; null for none. */
  async findInbound(message_id: string): Promise<InboundMailRow | null> {
    return await findInboundMail(this.knex, message_id)
  }

  /** The bytes as they came; null once they are no longer kept. */
  async readRaw(id: string): Promise<Buffer | null> {
    return await readRawMail(this.knex, id)
  }

  /** See `settleInboundMail`. */
  async settle(id: string, facts: MailFacts, settlement: Settlement): Promise<boolean> {
    return await settleInboundMail(this.knex, id, facts, settlement)
  }

  /** See `handleHeldMail`. */
  async handleHeld(id: string, outcome: Parameters<typeof handleHeldMail>[2]): Promise<boolean> {
    return await handleHeldMail(this.knex, id, outcome)
  }

  /** See `listHeldMails`. */
  async readHeld(limit: number): Promise<{ rows: InboundMailRow[]; count: number }> {
    return await listHeldMails(this.knex, limit)
  }

  /** See `countPosted`. */
  async countPosted(of: Parameters<typeof countPosted>[1], since: Date): Promise<number> {
    return await countPosted(this.knex, of, since)
  }

  /** See `readPreference`. */
  async getPreference(email: string): Promise<MailPreferenceContract> {
    return await readPreference(this.knex, email.toLowerCase())
  }

  /** Replaces what a person chose before. */
  async savePreference(email: string, preference: MailPreferenceContract): Promise<void> {
    await savePreference(this.knex, email.toLowerCase(), preference)
  }

  /** See `unsubscribe`. Repeating it changes nothing. */
  async unsubscribe(email: string, kind: MailKind): Promise<void> {
    await unsubscribe(this.knex, email.toLowerCase(), kind)
  }

  /** The token of a mail's `List-Unsubscribe` address. */
  unsubscribeToken(scope: UnsubscribeScope): string {
    return unsubscribeToken(scope, this.unsubscribeKey)
  }

  /** Whether the token was made for this scope. */
  isUnsubscribeToken(token: string, scope: UnsubscribeScope): boolean {
    return isUnsubscribeToken(token, scope, this.unsubscribeKey)
  }

  /** Deletes what is no longer kept. */
  async purge(): Promise<void> {
    await purgeMails(this.knex)
  }
}
