import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalServices } from "../lib/services"
import type { LiveModuleService, StreamOwner } from "../modules/live/service"
import { TooManyRequests } from "./errors"
import { ANSWERED } from "./implement"
import { headOfEventStream, startEventStream } from "./live-stream"

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

/**
 * Answers with a stream that says `changed`, and nothing else, whenever one of the topics did.
 * @throws TooManyRequests where the process or one of the owners has as many streams as allowed
 */
export const serveLive = async (
  { scope, method }: Pick<MedusaRequest, "scope" | "method">,
  res: MedusaResponse,
  { owners, topics, access }: LivePage,
): Promise<typeof ANSWERED> => {
  if (method === "HEAD") {
    headOfEventStream(res)
    return ANSWERED
  }
  const { live, settings } = portalServices(scope)
  let stream: ReturnType<typeof startEventStream> | null = null
  const changed = () => stream?.changed()
  const end = () => stream?.end()
  const check = async () => {
    // An unreachable database does not end a stream; it is asked again with the next ping.
    if (!(await access.check().catch(() => true))) end()
  }
  const on = [
    { topics, call: changed },
    { topics: access.topics, call: () => void check() },
  ]
  const ping = () => {
    stream?.ping()
    void check()
  }
  const close = await live.open({ owners, on, changed, ping, end }, settings.options.limits.live_streams)
  if (!close) throw new TooManyRequests(RETRY_SECONDS, "This page is open too often. It asks for changes by itself.")
  endWithServer(live)
  res.on("close", close)
  if (res.destroyed) {
    close()
    return ANSWERED
  }
  stream = startEventStream(res)
  // What ended while the stream was set up.
  await check()
  return ANSWERED
}
