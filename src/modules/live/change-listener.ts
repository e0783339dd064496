import { Client, type ClientConfig } from "pg"
import { LIVE_CHANNEL } from "../../lib/live-topics"

const FIRST_RETRY_MS = 100
const MAX_RETRY_MS = 5_000
/** A connection whose other end vanished says nothing by itself: it is asked, and given up without an answer. */
const HEARTBEAT_MS = 10_000
const ANSWER_MS = 5_000

type Events = {
  onTopic: (topic: string) => void
  /** After a connection was lost and is there again: notifications in between are gone. */
  onGap: () => void
  onTrouble: (error: Error) => void
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** The one connection of this process that listens. It is replaced when it breaks, for as long as the listener runs. */
export class ChangeListener {
  private client: Client | null = null
  private timer: NodeJS.Timeout | null = null
  private isRunning = false
  private starting: Promise<void> | null = null
  private wasLost = false
  private retryMs = FIRST_RETRY_MS

  constructor(
    private readonly config: ClientConfig,
    private readonly events: Events,
  ) {}

  /** Starts listening; further calls wait with the first. @returns once listening, or after the first try failed */
  async start(): Promise<void> {
    this.isRunning = true
    this.starting ??= this.connect()
    await this.starting
  }

  async stop(): Promise<void> {
    this.isRunning = false
    this.starting = null
    if (this.timer) clearTimeout(this.timer)
    const { client } = this
    this.client = null
    await client?.end()
  }

  private async connect(): Promise<void> {
    const client = new Client({
      ...this.config,
      application_name: "client-portal-live",
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    })
    this.client = client
    client.on("notification", ({ payload }) => payload && this.events.onTopic(payload))
    client.on("error", (error) => this.lose(client, error))
    client.on("end", () => this.lose(client, new Error("The connection was closed")))
    try {
      await client.connect()
      await client.query(`LISTEN ${LIVE_CHANNEL}`)
    } catch (error) {
      return this.lose(client, toError(error))
    }
    if (this.client !== client) return
    this.retryMs = FIRST_RETRY_MS
    this.timer = setTimeout(() => void this.checkAlive(client), HEARTBEAT_MS)
    if (this.wasLost) this.events.onGap()
    this.wasLost = false
  }

  private async checkAlive(client: Client): Promise<void> {
    try {
      await client.query("SELECT 1")
    } catch (error) {
      return this.lose(client, toError(error))
    }
    if (this.client === client) this.timer = setTimeout(() => void this.checkAlive(client), HEARTBEAT_MS)
  }

  /** Errors of a connection that was given up already come again; they start nothing. */
  private lose(client: Client, error: Error): void {
    if (this.client !== client) return
    this.client = null
    if (this.timer) clearTimeout(this.timer)
    client.end().catch((ending: unknown) => this.events.onTrouble(toError(ending)))
    if (!this.isRunning) return
    this.wasLost = true
    this.events.onTrouble(error)
    this.timer = setTimeout(() => void this.connect(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, MAX_RETRY_MS)
  }
}
