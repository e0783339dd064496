import { toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef } from "react"
import type { OrderPanel, ProjectStatus } from "../../src/contracts"
import { portalApi } from "../lib/client"
import type { OrderPanelAnswer } from "../lib/client"
import { portalKeys, refreshOrderPages } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"

const POLL_MS = 3000
const SOLD: ReadonlySet<ProjectStatus> = new Set(["approved", "shipped", "delivered"])

/** What a client or a follow-up job can change, and the page around the panel shows too. */
const outcomeOf = (panel: OrderPanel): string =>
  JSON.stringify([
    panel.status,
    panel.request?.id,
    panel.request?.state,
    panel.decisions.length,
    panel.project?.billing_state,
    panel.pending_effect?.since,
  ])

/** The panel, live: read again every few seconds while the tab is visible, and the page around it when it matters. */
export function useOrderPanel(orderId: string, isDraft: boolean) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: portalKeys.order(orderId),
    queryFn: async () => (await portalApi.orderPanel(orderId)).panel,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: "always",
  })
  const { data: panel, dataUpdatedAt, refetch } = query

  const known = useRef<string | null>(null)
  useEffect(() => {
    if (!panel) return
    const outcome = outcomeOf(panel)
    const changed = known.current !== null && known.current !== outcome
    known.current = outcome
    // A sale is converted a moment after the decision: ask until the page's own order is no draft any more.
    const converting = isDraft && SOLD.has(panel.status) && !panel.pending_effect
    if (changed || converting) void refreshOrderPages(client, orderId)
  }, [client, orderId, isDraft, panel, dataUpdatedAt])

  const refresh = useCallback(() => void refetch(), [refetch])

  return { panel, error: query.error, isFetching: query.isFetching, refresh }
}

/** A change that answers with the whole panel; an older poll still on its way may not overwrite it. */
export function usePanelChange<Input>(orderId: string, change: (input: Input) => Promise<OrderPanelAnswer>) {
  const client = useQueryClient()
  return useMutation<OrderPanelAnswer, Error, Input>({
    mutationFn: change,
    onSuccess: async ({ panel }) => {
      await client.cancelQueries({ queryKey: portalKeys.order(orderId) })
      client.setQueryData(portalKeys.order(orderId), panel)
    },
  })
}

/** The same from a button: what goes wrong is said in a toast. */
export function usePanelAction<Input>(
  orderId: string,
  change: (input: Input) => Promise<OrderPanelAnswer>,
  done: string,
) {
  const messageOf = useMessageOf()
  const { mutateAsync, isPending } = usePanelChange(orderId, change)
  const run = async (input: Input) => {
    try {
      await mutateAsync(input)
      toast.success(done)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return { run, isPending }
}

/** An order gets its project the first time somebody looks at it here. */
export function useFirstProject(orderId: string, panel: OrderPanel | undefined) {
  const { mutate, error, isPending } = usePanelChange(orderId, () => portalApi.saveProject(orderId, {}))
  const isMissing = panel !== undefined && panel.project === null
  const askedFor = useRef<string | null>(null)
  useEffect(() => {
    if (!isMissing || askedFor.current === orderId) return
    askedFor.current = orderId
    mutate(undefined)
  }, [isMissing, orderId, mutate])

  return { error, isPending, retry: () => mutate(undefined) }
}
