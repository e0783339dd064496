import type { PageStage, Package, Project, ProjectStatus, RequestState, Stage, StageMove } from "../contracts"

export type Shipping = "none" | "some_shipped" | "all_delivered"

const liveOf = <P extends Pick<Package, "state">>(packages: P[]): P[] =>
  packages.filter(({ state }) => state !== "canceled")

/**
 * What the packages say together; canceled ones say nothing.
 * @param pending pieces that have not shipped: with any left, the order has not arrived, whatever its packages say
 */
export const shippingOf = (packages: Pick<Package, "state">[], pending: number): Shipping => {
  const live = liveOf(packages)
  if (live.length > 0 && pending === 0 && live.every(({ state }) => state === "delivered")) return "all_delivered"
  return live.some(({ state }) => state === "shipped" || state === "delivered") ? "some_shipped" : "none"
}

const FROM_REQUEST: Record<RequestState, ProjectStatus | null> = {
  open: "awaiting_approval",
  approved: "approved",
  changes_requested: "changes_requested",
  declined: "declined",
  superseded: null,
  withdrawn: null,
}

/** The project's one status, derived and never stored, so that it cannot disagree with what it stands for. */
export const projectStatusOf = (facts: {
  is_canceled: boolean
  is_draft: boolean
  request_state: RequestState | null
  /** Whether the order differs from what the client approved, and was not asked about that yet. */
  is_changed_since_approval: boolean
  billing_state: Project["billing_state"]
  shipping: Shipping
}): ProjectStatus => {
  if (facts.is_canceled) return "canceled"
  if (facts.shipping === "all_delivered") return "delivered"
  if (facts.shipping === "some_shipped") return "shipped"
  if (facts.is_changed_since_approval) return "changed_after_approval"
  // Only as long as it is true: a sale made past the gate, or a newer request, has gone on from there.
  const isGated = facts.billing_state === "ready_for_billing" && facts.is_draft
  if (isGated && facts.request_state === "approved") return "ready_for_billing"
  const asked = facts.request_state && FROM_REQUEST[facts.request_state]
  if (asked) return asked
  return facts.is_draft ? "quote" : "approved"
}

/**
 * Where the project stands for the client: where staff put it, or further along when the packages prove more. A stage
 * that was removed from the settings counts as the first.
 */
export const currentStageIndex = (stages: Stage[], stage_id: string, shipping: Shipping): number => {
  const set = Math.max(
    0,
    stages.findIndex(({ id }) => id === stage_id),
  )
  // What is delivered was shipped: a shop need not have a stage for each.
  const proved: Record<Shipping, Stage["role"][]> = {
    none: [],
    some_shipped: ["shipped"],
    all_delivered: ["shipped", "delivered"],
  }
  return Math.max(set, ...proved[shipping].map((role) => stages.findIndex((stage) => stage.role === role)))
}

/** When the packages proved that the order has shipped (the first left) and has arrived (the last came). */
export type ShippingDates = Record<"shipped" | "delivered", string | null>

const sorted = (dates: (string | null)[]): string[] => dates.flatMap((date) => date ?? []).sort()

export const shippingDatesOf = (packages: Package[], shipping: Shipping): ShippingDates => {
  const live = liveOf(packages)
  return {
    shipped: sorted(live.map(({ shipped_at, delivered_at }) => shipped_at ?? delivered_at))[0] ?? null,
    delivered:
      shipping === "all_delivered" ? (sorted(live.map(({ delivered_at }) => delivered_at)).at(-1) ?? null) : null,
  }
}

/** The packages' date of each stage that they prove; only the first stage of a role is reached by them. */
const provenAt = (stages: Stage[], { role, id }: Stage, dates: ShippingDates): string | null =>
  (role === "shipped" || role === "delivered") && stages.find((stage) => stage.role === role)?.id === id
    ? dates[role]
    : null

/** What the packages prove goes before what staff said: they may move an order long after it left the house. */
export const pageStages = (stages: Stage[], current: number, moves: StageMove[], dates: ShippingDates): PageStage[] =>
  stages.map((stage, index) => {
    const { id, name, color, role, is_done } = stage
    const moved_at = moves.findLast(({ stage_id }) => stage_id === id)?.at ?? null
    return {
      id,
      name,
      color,
      role,
      state: index < current || (index === current && is_done) ? "done" : index === current ? "current" : "upcoming",
      at: index > current ? null : (provenAt(stages, stage, dates) ?? moved_at),
    }
  })
