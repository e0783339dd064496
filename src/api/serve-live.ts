import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalServices } from "../lib/services"
import type { LiveModuleService, LiveStream, StreamOwner } from "../modules/live/service"
import { TooManyRequests } from "./errors"
import { ANSWERED } from "./implement"
import { type EventStream, headOfEventStream, startEventStream, takeOverConnection } from "./live-stream"
import { isFromPortal } from "./portal/client-info"

/** For a client that is told to wait: until then its page asks every few seconds. */
const RETRY_SECONDS = 30

export type LivePage = {
  owners: readonly StreamOwner[]
  topics: readonly string[]
  /** The page's right to go on: asked whenever one of `topics` changed, and every 20 s. Without it the stream ends. */
  access: { topics: readonly string[]; check: () => Promise<boolean> }
}

const endedWith = new WeakSet<LiveModuleService>()

/**
 * Medusa waits for all connections before it tells modules of its end, and a stream has none by itself. By the first
 * stream there is a server, which listens to the same signals, so that this changes nothing else of what they do.
 */
const endWithServer = (live: LiveModuleService): void => {
  if (endedWith.has(live)) return
  endedWith.add(live)
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => live.endStreams())
}

/** Keeps nothing of its request, which can be freed while the page is open. */
class PageStream implements LiveStream {
  readonly owners
  readonly on
  private events: EventStream | null = null
  private hasChanged = false

  constructor(private readonly page: LivePage) {
    this.owners = page.owners
    this.on = [
      { topics: page.topics, call: () => this.changed() },
      { topics: page.access.topics, call: () => void this.checkAccess() },
    ]
  }

  /** Says what changed while the answer began. What ended meanwhile ends now. */
  async begin(events: EventStream): Promise<void> {
    this.events = events
    if (this.hasChanged) events.changed()
    await this.checkAccess()
  }

  changed(): void {
    if (this.events) this.events.changed()
    else this.hasChanged = true
  }

  ping(): void {
    this.events?.ping()
    void this.checkAccess()
  }

  end(): void {
    this.events?.end()
  }

  /** An unreachable database does not end a stream; it is asked again with the next ping. */
  private async checkAccess(): Promise<void> {
    if (!(await this.page.access.check().catch(() => true))) this.end()
  }
}

/**
 * Answers with a stream that says `changed`, and nothing else, whenever one of the topics did.
 * @throws TooManyRequests where the process or one of the owners has as many streams as allowed
 */
export const serveLive = async (req: MedusaRequest, res: MedusaResponse, page: LivePage): Promise<typeof ANSWERED> => {
  if (req.method === "HEAD") {
    headOfEventStream(res)
    return ANSWERED
  }
  const { live, settings } = portalServices(req.scope)
  const stream = new PageStream(page)
  const close = await live.open(stream, settings.options.limits.live_streams)
  if (!close) throw new TooManyRequests(RETRY_SECONDS, "This page is open too often. It asks for changes by itself.")
  endWithServer(live)
  const events = await beginAnswer(req, res)
  if (!events) {
    close()
    return ANSWERED
  }
  events.onClose(close)
  await stream.begin(events)
  return ANSWERED
}

/** The portal asks over a connection of its own for each page, on which nothing else follows. */
const beginAnswer = async (req: MedusaRequest, res: MedusaResponse): Promise<EventStream | null> =>
  req.httpVersion === "1.1" && isFromPortal(req) ? await takeOverConnection(res) : startEventStream(res)
