import { useCallback, useEffect, useRef, useState } from "react"
import type { Annotation } from "@contracts/proof/annotation"
import type { LiveProof } from "@/components/proofs/studio/studio-data"
import { openLiveStream } from "../lib/live-stream"

const EVERY_MS = 4_000
/** While changes are told. */
const EVERY_MS_WHILE_TOLD = 15_000

/** `ended`: the session is over. */
export type Connection = "ok" | "offline" | "ended"

export interface UsedProof {
  proof: LiveProof
  connection: Connection
  /** Takes a newer state that came with another answer. */
  take: (proof: LiveProof) => void
  /** Asks now instead of with the next round. */
  ask: () => Promise<void>
  putRemark: (remark: Annotation) => void
  dropRemark: (id: string) => void
}

/**
 * The proof as it is now, asked with its tag while the page is in view: when the stream says that something changed, and
 * otherwise every few seconds.
 * @param stream address of the link's stream
 */
export function useLiveProof(initial: LiveProof, path: string, stream: string): UsedProof {
  const [proof, setProof] = useState(initial)
  const [connection, setConnection] = useState<Connection>("ok")
  const etag = useRef(initial.etag)
  const isAsking = useRef(false)
  /** Told of a change while a question was under way, whose answer may be older. */
  const asksAgain = useRef(false)
  const askedAt = useRef(0)
  /** Counts what this page changed: an answer that was asked for before knows nothing of it. */
  const changes = useRef(0)

  const take = useCallback((next: LiveProof) => {
    changes.current += 1
    etag.current = next.etag
    setProof(next)
  }, [])

  const askOnce = useCallback(async () => {
    const before = changes.current
    try {
      const headers: Record<string, string> = etag.current ? { "if-none-match": etag.current } : {}
      const answer = await fetch(`${path}/changes`, { headers, cache: "no-store" })
      setConnection(answer.status === 401 ? "ended" : answer.status >= 500 ? "offline" : "ok")
      if (answer.status !== 200) return
      const next: LiveProof = await answer.json()
      if (before === changes.current) take(next)
    } catch {
      setConnection("offline")
    }
  }, [path, take])

  const ask = useCallback(async () => {
    asksAgain.current = true
    if (isAsking.current) return
    isAsking.current = true
    while (asksAgain.current) {
      asksAgain.current = false
      askedAt.current = Date.now()
      await askOnce()
    }
    isAsking.current = false
  }, [askOnce])

  useEffect(() => {
    const askInView = () => {
      if (document.visibilityState === "visible") void ask()
    }
    const live = openLiveStream(stream, askInView)
    const timer = setInterval(() => {
      if (!live.isOpen() || Date.now() - askedAt.current >= EVERY_MS_WHILE_TOLD) askInView()
    }, EVERY_MS)
    document.addEventListener("visibilitychange", askInView)
    window.addEventListener("online", askInView)
    return () => {
      live.close()
      clearInterval(timer)
      document.removeEventListener("visibilitychange", askInView)
      window.removeEventListener("online", askInView)
    }
  }, [ask, stream])

  const changeRemarks = useCallback((change: (remarks: Annotation[]) => Annotation[]) => {
    changes.current += 1
    setProof((known) => ({ ...known, page: { ...known.page, annotations: change(known.page.annotations) } }))
  }, [])
  const putRemark = useCallback(
    (remark: Annotation) =>
      changeRemarks((remarks) =>
        [...remarks.filter(({ id }) => id !== remark.id), remark].sort((one, other) => one.number - other.number),
      ),
    [changeRemarks],
  )
  const dropRemark = useCallback(
    (id: string) => changeRemarks((remarks) => remarks.filter((remark) => remark.id !== id)),
    [changeRemarks],
  )

  return { proof, connection, take, ask, putRemark, dropRemark }
}
