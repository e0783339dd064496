import { useEffect, useMemo, useSyncExternalStore } from "react"
import type { UploadQueue } from "./upload-queue"

/** The uploads of a proof or project; the browser asks before a page that sends some is left. */
export function useUploads<Answer>(queue: UploadQueue<Answer>, targetId: string) {
  const all = useSyncExternalStore(queue.subscribe, queue.list)
  const isBusy = all.some(({ state }) => state !== "failed")

  useEffect(() => {
    if (!isBusy) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", hold)
    return () => window.removeEventListener("beforeunload", hold)
  }, [isBusy])

  return useMemo(() => all.filter((upload) => upload.targetId === targetId), [all, targetId])
}
