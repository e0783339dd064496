import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { pgConnectionOf } from "../../lib/pg-connection"
import { ChangeListener } from "./change-listener"
import { FanOut, type OnChange } from "./fan-out"

/** Proxies close connections that say nothing for 30 s to 60 s. */
const PING_MS = 20_000
/** After a gap every open page asks what it missed: not all at the same moment. */
const CATCH_UP_SPREAD_MS = 1_500
/** Whose streams are counted together, such as a browser or a link, and how many they may be. */
export type StreamOwner = { id: string; max: number }

export type LiveStream = {
  owners: readonly StreamOwner[]
  /** What is called for a change of each topic. */
  on: readonly { topics: readonly string[]; call: OnChange }[]
  /** Something on the page may have changed, and it is not known what. */
  changed: OnChange
  /** Called every 20 s. */
  ping: () => void
  /** Called at most once, when the server ends. */
  end: () => void
}

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]: Pick<Logger, "warn">
}

/** The open streams of this process, and the connection on which it hears of changes that any instance committed. */
export class LiveModuleService {
  private readonly fanOut = new FanOut()
  private readonly streams = new Set<LiveStream>()
  private readonly owners = new Map<string, number>()
  private readonly listener: ChangeListener
  private pinging: NodeJS.Timeout | null = null

  __hooks = { onApplicationPrepareShutdown: async () => await this.stop() }

  constructor(dependencies: Dependencies) {
    const logger = dependencies[ContainerRegistrationKeys.LOGGER]
    this.listener = new ChangeListener(pgConnectionOf(dependencies[ContainerRegistrationKeys.PG_CONNECTION]), {
      onTopic: (topic) => this.fanOut.publish(topic),
      onGap: () => this.catchUp(),
      onTrouble: (error) => logger.warn(`client-portal live updates: ${error.message}`),
    })
  }

  /**
   * Adds a stream. Changes that are committed after this resolved reach it, except while the database cannot be reached:
   * then it hears of them afterwards.
   * @param max of all streams of this process
   * @returns removes the stream; null where this process or one of the stream's owners has as many as allowed
   */
  async open(stream: LiveStream, max: number): Promise<(() => void) | null> {
    const isFull = stream.owners.some((owner) => this.countOf(owner) >= owner.max)
    if (this.streams.size >= max || isFull) return null
    for (const owner of stream.owners) this.owners.set(owner.id, this.countOf(owner) + 1)
    this.streams.add(stream)
    const unsubscribe = stream.on.map(({ topics, call }) => this.fanOut.subscribe(topics, call))
    this.pinging ??= setInterval(() => this.ping(), PING_MS)
    await this.listener.start()
    return () => {
      if (!this.streams.delete(stream)) return
      for (const end of unsubscribe) end()
      for (const owner of stream.owners) {
        const left = this.countOf(owner) - 1
        if (left > 0) this.owners.set(owner.id, left)
        else this.owners.delete(owner.id)
      }
    }
  }

  /** Ends all streams, so that a server that waits for its connections can end. */
  endStreams(): void {
    for (const stream of [...this.streams]) stream.end()
  }

  private countOf({ id }: StreamOwner): number {
    return this.owners.get(id) ?? 0
  }

  private ping(): void {
    for (const stream of [...this.streams]) stream.ping()
  }

  private catchUp(): void {
    for (const stream of this.streams)
      setTimeout(() => {
        if (this.streams.has(stream)) stream.changed()
      }, Math.random() * CATCH_UP_SPREAD_MS).unref()
  }

  private async stop(): Promise<void> {
    if (this.pinging) clearInterval(this.pinging)
    this.pinging = null
    this.endStreams()
    await this.listener.stop()
  }
}
