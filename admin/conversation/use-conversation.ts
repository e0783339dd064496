import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { StaffThreadEntry } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"

/** How long the thread is looked at before it counts as read. */
const SEEN_AFTER_MS = 1_000

/** The newest page of a project's thread. */
export const useConversation = (projectId: string) =>
  usePolledSection(portalKeys.section(projectId, "conversation"), (call) =>
    portalApi.getProjectConversation({ params: { id: projectId }, query: {}, ...call }),
  )

/**
 * Older entries, page by page. What was shown before stays, so that new messages, which push entries off the newest page,
 * leave no gap.
 */
export function useOlder(projectId: string, newest: { entries: StaffThreadEntry[]; older: string | null }) {
  const [kept, setKept] = useState<StaffThreadEntry[]>([])
  const [cursor, setCursor] = useState<string | null | undefined>(undefined)
  const [isLoading, setIsLoading] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const next = cursor === undefined ? newest.older : cursor
  const load = async () => {
    if (next === null) return
    setIsLoading(true)
    setError(null)
    try {
      const answer = await portalApi.getProjectConversation({ params: { id: projectId }, query: { before: next } })
      if (!answer) return
      setKept((known) => merged(known, newest.entries, answer.data.entries))
      setCursor(answer.data.older)
    } catch (failure) {
      setError(failure)
    } finally {
      setIsLoading(false)
    }
  }
  return { entries: merged(kept, newest.entries), hasMore: next !== null, isLoading, error, load }
}

/** Each entry once, the latest copy of it, newest first. */
const merged = (...lists: StaffThreadEntry[][]): StaffThreadEntry[] =>
  [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()].sort(
    (one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id),
  )

/** Marks the thread as read once its newest message was on the screen for a moment. */
export function useMarkRead(projectId: string, unread: number, until: string | null, onMarked: () => void): void {
  useEffect(() => {
    if (unread === 0 || until === null) return
    const mark = () => {
      if (document.visibilityState !== "visible") return
      clearInterval(timer)
      // A mark that does not get through is set at the next visit.
      portalApi
        .markProjectConversationRead({ params: { id: projectId }, body: { until } })
        .then(onMarked, () => undefined)
    }
    const timer = setInterval(mark, SEEN_AFTER_MS)
    return () => clearInterval(timer)
  }, [projectId, unread, until, onMarked])
}

export const useSavedReplies = () =>
  useQuery({ queryKey: portalKeys.savedReplies, queryFn: async () => (await portalApi.listSavedReplies()).replies })
