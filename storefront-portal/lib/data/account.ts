import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type {
  AccountAccess,
  AccountEntries,
  AccountInvoices,
  AccountInvoicesQuery,
  AccountOrders,
  AccountOrdersQuery,
  AccountThreads,
  AccountThreadsQuery,
  ConfirmedAccount,
  EnterAccount,
} from "@contracts/account"
import type { AccountChecklist } from "@contracts/checklist"
import type { PortalSession } from "@contracts/portal-session"
import type { Shop } from "@contracts/shop"
import { codeProblem, type CodeProblem } from "@/lib/errors/code-problem"
import { ApiUnreachable, portalApi } from "./api"
import { read, tagged, untagged, type Read } from "./project"

export const readAccess = (linkId: string): Promise<Read<AccountAccess>> =>
  read(linkId, async (api, session) => untagged(await api.getAccountAccess({ session })))

/** Has a code mailed, unless the link has to wait: the page says so then. */
export async function requestCode(session: string): Promise<"asked" | "busy" | "trouble"> {
  try {
    await (await portalApi()).requestAccountCode({ session })
    return "asked"
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    // The page that is shown next says what became of the session.
    if (error.status === 429) return "busy"
    return error.status < 500 ? "asked" : "trouble"
  }
}

export type ConfirmOutcome =
  { kind: "confirmed"; account: ConfirmedAccount } | { kind: "no_session" } | { kind: "failed"; problem: CodeProblem }

export async function confirmCode(session: string, code: string, remember: boolean): Promise<ConfirmOutcome> {
  try {
    const account = await (await portalApi()).confirmAccount({ session, body: { code, remember } })
    return { kind: "confirmed", account }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "failed", problem: "trouble" }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    return { kind: "failed", problem: codeProblem(error.code) }
  }
}

/** `refused`: the device is not remembered any more. */
export async function resumeAccount(linkId: string, device: string): Promise<PortalSession | "refused" | "trouble"> {
  try {
    return await (await portalApi()).resumeAccount({ body: { link_id: linkId, device } })
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    return error.status === 401 ? "refused" : "trouble"
  }
}

export interface OrdersView {
  shop: Shop
  list: AccountOrders
  /** What the shop still needs; empty on past orders. */
  checklist: AccountChecklist["orders"]
}

/** A page of orders, and what the shop still needs for active ones. */
export const readOrders = (linkId: string, query: AccountOrdersQuery): Promise<Read<OrdersView>> =>
  read(linkId, async (api, session) => {
    const [list, checklist] = await Promise.all([
      api.listAccountOrders({ session, query }),
      query.view === "active" ? api.listAccountChecklist({ session }) : null,
    ])
    return tagged({ shop: list.shop, list, checklist: checklist?.orders ?? [] })
  })

export const readInvoices = (linkId: string, query: AccountInvoicesQuery): Promise<Read<AccountInvoices>> =>
  read(linkId, async (api, session) => tagged(await api.listAccountInvoices({ session, query })))

export const readThreads = (linkId: string, query: AccountThreadsQuery): Promise<Read<AccountThreads>> =>
  read(linkId, async (api, session) => tagged(await api.listAccountThreads({ session, query })))

export type OpenOutcome =
  { kind: "opened"; session: PortalSession } | { kind: "missing" } | { kind: "refused" } | { kind: "trouble" }

/** A session of the person's own link to an order of their account. */
export const openOrder = (session: string, orderId: string): Promise<OpenOutcome> =>
  opened((api) => api.openAccountOrder({ session, params: { id: orderId } }))

export const readEntries = (linkId: string): Promise<Read<AccountEntries>> =>
  read(linkId, async (api, session) => untagged(await api.listAccountEntries({ session })))

/** A session for one of the person's accounts and one shop of it. */
export const enterAccount = (session: string, body: EnterAccount): Promise<OpenOutcome> =>
  opened((api) => api.enterAccount({ session, body }))

/** `refused`: the session that asks is over, or a preview; the account's page says which. */
async function opened(open: (api: PortalClient) => Promise<PortalSession>): Promise<OpenOutcome> {
  try {
    return { kind: "opened", session: await open(await portalApi()) }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "trouble" }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 404) return { kind: "missing" }
    return error.status < 500 && error.status !== 429 ? { kind: "refused" } : { kind: "trouble" }
  }
}
