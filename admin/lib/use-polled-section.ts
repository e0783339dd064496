import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query"
import type { QueryKey } from "@tanstack/react-query"
import type { Tagged } from "../../src/client/create-client"

export const POLL_MS = 3000

type Held<T> = NonNullable<Tagged<T>>
type Read<T> = (call: { etag: string | null; signal: AbortSignal }) => Promise<Tagged<T>>

interface PollOptions<T> {
  /** Milliseconds until the next read, by what is held; false asks only when the section is opened. */
  every?: (data: T | undefined) => number | false
  /** While another key is read for the first time, what the last one held stays. */
  keepsPrevious?: boolean
}

/**
 * A section's data, asked for again while the tab is visible, every 3 s unless `every` says otherwise. The request names
 * the ETag of what is held, so that an unchanged section is answered 304 and renders nothing anew.
 */
export function usePolledSection<T>(
  queryKey: QueryKey,
  read: Read<T>,
  { every = () => POLL_MS, keepsPrevious = false }: PollOptions<T> = {},
) {
  const client = useQueryClient()
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Held<T>> => {
      const held = client.getQueryData<Held<T>>(queryKey)
      const answer = (await read({ etag: held?.etag ?? null, signal })) ?? held ?? (await read({ etag: null, signal }))
      if (!answer) throw new Error("The server answered that nothing changed, to a request that named nothing")
      return answer
    },
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: (query) => every(query.state.data?.data),
    refetchOnWindowFocus: "always",
  })
  return {
    data: data?.data,
    error,
    isFetching,
    /** The data belongs to the previous query; the current one is still loading. */
    isPrevious: isPlaceholderData,
    /** The newest read failed, and what is shown may be old. */
    isStale: error !== null && data !== undefined,
    retry: () => void refetch(),
  }
}
