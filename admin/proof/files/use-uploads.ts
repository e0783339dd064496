import { useEffect, useMemo, useSyncExternalStore } from "react"
import { uploads } from "./upload-queue"

/** The uploads of a proof; the browser asks before a page that sends some is left. */
export function useUploads(proofId: string) {
  const all = useSyncExternalStore(uploads.subscribe, uploads.list)
  const isBusy = all.some(({ state }) => state !== "failed")

  useEffect(() => {
    if (!isBusy) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", hold)
    return () => window.removeEventListener("beforeunload", hold)
  }, [isBusy])

  return useMemo(() => all.filter((upload) => upload.proofId === proofId), [all, proofId])
}
