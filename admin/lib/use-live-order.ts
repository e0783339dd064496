import { useQueryClient } from "@tanstack/react-query"
import type { QueryKey } from "@tanstack/react-query"
import { useEffect } from "react"
import { portalApi, statusOf } from "./client"

const RETRY_MS = 2_000
/** After a refusal: the sections of the page ask every few seconds anyway. */
const REFUSED_RETRY_MS = 30_000

/** Reads a stream until it ends, and calls `onChange` for each event. Pings are comments and count for nothing. */
const readEvents = async (answer: Response, onChange: () => void): Promise<void> => {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    if (part.value.includes("data:")) onChange()
}

/**
 * Asks for everything under `queryKey` again as soon as something of the order has changed, while the tab is in view. The
 * requests name the ETags of what is held. A stream that ends or is refused is opened again.
 * @param orderId undefined while it is not known: then nothing is listened to
 */
export function useLiveOrder(orderId: string | undefined, queryKey: QueryKey): void {
  const client = useQueryClient()
  const key = JSON.stringify(queryKey)
  useEffect(() => {
    if (!orderId) return
    const refresh = () => void client.refetchQueries({ queryKey: JSON.parse(key), type: "active" })
    let closing = new AbortController()
    let retrying: ReturnType<typeof setTimeout> | undefined
    const listen = async (): Promise<void> => {
      const { signal } = closing
      let retryMs = RETRY_MS
      try {
        const answer = await portalApi.streamStaffChanges({ query: { order_id: orderId }, signal })
        await readEvents(answer, refresh)
      } catch (error) {
        // A refusal has a status; without one the line broke.
        if (statusOf(error) !== undefined) retryMs = REFUSED_RETRY_MS
      }
      if (!signal.aborted) retrying = setTimeout(() => void listen(), retryMs)
    }
    const followView = () => {
      closing.abort()
      clearTimeout(retrying)
      if (document.visibilityState !== "visible") return
      closing = new AbortController()
      void listen()
    }
    followView()
    document.addEventListener("visibilitychange", followView)
    return () => {
      document.removeEventListener("visibilitychange", followView)
      closing.abort()
      clearTimeout(retrying)
    }
  }, [client, key, orderId])
}
