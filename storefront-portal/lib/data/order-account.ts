import "server-only"
import type { OrderAccount } from "@contracts/account"
import type { ProjectStatus } from "@contracts/project"
import { read, untagged } from "./project"

/**
 * The account that a link's order belongs to, for a reader who has a link to it; null for others, and where the API cannot
 * say it: the order's page stands without it.
 */
export async function readOrderAccount(linkId: string): Promise<OrderAccount | null> {
  const answer = await read(linkId, async (api, session) => untagged((await api.getOrderAccount({ session })).account))
  return answer.kind === "ok" ? answer.data : null
}

/** Only what has left the shop, or never will, can be a past order: other pages spare the API a question. */
const MAY_BE_PAST: readonly ProjectStatus[] = ["shipped", "delivered", "canceled"]

/** The same for past orders alone, which can be ordered again. */
export async function readPastOrderAccount(linkId: string, status: ProjectStatus): Promise<OrderAccount | null> {
  const account = MAY_BE_PAST.includes(status) ? await readOrderAccount(linkId) : null
  return account?.order.is_past ? account : null
}
