import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { SavedReply as SavedReplyContract, SaveReply } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { findByKey, insertMessage, type NewMessage, readMessage } from "./messages"
import { Message } from "./models/message"
import { ReadMark } from "./models/read-mark"
import { SavedReply } from "./models/saved-reply"
import { countUnread, hasRead, markRead, unansweredSince } from "./read-marks"
import type { MessageRow, Reader } from "./rows"
import { changeReply, deleteReply, insertReply, listReplies } from "./saved-replies"

const ReadOnlyService = MedusaService({ Message, ReadMark, SavedReply })
refuseGeneratedWrites(ReadOnlyService)

/** What clients and staff write to each other about an order, internal notes, and how far each has read. */
export class ConversationModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /**
   * Writes a message with the jobs that tell of it. See `insertMessage`.
   * @param jobs called only for a message that is new
   * @param attach what else is written with a message that is new; what it throws takes the message back
   */
  async send(
    message: NewMessage,
    jobs: (message: MessageRow) => QueuedJob[],
    attach: (trx: Knex, message: MessageRow) => Promise<void> = async () => {},
  ): Promise<MessageRow> {
    return await this.knex.transaction(async (trx) => {
      const { message: written, isNew } = await insertMessage(trx, message)
      if (isNew) {
        await attach(trx, written)
        await enqueueAll(trx, jobs(written))
      }
      return written
    })
  }

  /** See `findByKey`. */
  async findByKey(actor_id: string, key: string): Promise<MessageRow | null> {
    return await findByKey(this.knex, actor_id, key)
  }

  /** @throws MedusaError not_found */
  async getMessage(id: string): Promise<MessageRow> {
    return await readMessage(this.knex, id)
  }

  /** Whether clients of this order can read this message: it is the order's, and no internal note. */
  async isShared(id: string, order_id: string): Promise<boolean> {
    const message = await this.knex<MessageRow>("portal_message")
      .where({ id, order_id, kind: "message" })
      .whereNull("deleted_at")
      .first("id")
    return message !== undefined
  }

  /** See `markRead`. */
  async markRead(order_id: string, reader: Reader, until: string): Promise<void> {
    await markRead(this.knex, order_id, reader, until)
  }

  /** See `countUnread`. */
  async countUnread(order_id: string, reader: Exclude<Reader, { type: "shop" }>): Promise<number> {
    return await countUnread(this.knex, order_id, reader)
  }

  /** Whether the reader has read this message. */
  async hasRead(message_id: string, reader: Exclude<Reader, { type: "shop" }>): Promise<boolean> {
    return await hasRead(this.knex, message_id, reader)
  }

  /** Since when a client waits for an answer of the shop; null when none does. */
  async unansweredSince(order_id: string): Promise<Date | null> {
    return await unansweredSince(this.knex, order_id)
  }

  /** By title. */
  async listReplies(): Promise<SavedReplyContract[]> {
    return await listReplies(this.knex)
  }

  /** See `insertReply`. */
  async addReply(reply: SaveReply): Promise<SavedReplyContract> {
    return await insertReply(this.knex, reply)
  }

  /** See `changeReply`. */
  async changeReply(id: string, reply: SaveReply): Promise<SavedReplyContract> {
    return await changeReply(this.knex, id, reply)
  }

  /** @throws MedusaError not_found */
  async removeReply(id: string): Promise<void> {
    await deleteReply(this.knex, id)
  }
}
