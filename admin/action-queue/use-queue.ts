import { type QueueGroup, queueQuerySchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"
import { useUrlState } from "../lib/use-url-state"

export const QUEUE_PATH = "/client-portal/queue"

/** Changes by others show without a reload. */
const POLL_MS = 15_000

/** The group, owner and page that the URL names, and what the queue answers to them. */
export function useQueue() {
  const { parameters, change, goTo } = useUrlState()
  const parsed = queueQuerySchema.safeParse(Object.fromEntries(parameters))
  const query = parsed.success ? parsed.data : queueQuerySchema.parse({})
  const section = usePolledSection(
    portalKeys.queuePage(query),
    (call) => portalApi.getActionQueue({ query, ...call }),
    { every: () => POLL_MS, keepsPrevious: true },
  )
  return {
    query,
    section,
    goTo,
    setGroup: (group: QueueGroup) => change({ group }),
    setOwner: (owner_id: string) => change({ owner_id }),
  }
}
