import type { Project, ProjectHead, Stage, StageMove } from "../contracts"
import type { Order, OrderFulfillment } from "../order-view/order-shape"
import type { ApprovalFacts } from "./approval-facts"

/** An order's project with all that its head shows. */
export type ProjectRecord = {
  project: Pick<
    Project,
    "id" | "order_id" | "name" | "po_number" | "in_hands_date" | "ship_date" | "stage_id" | "billing_state"
  >
  rep: ProjectHead["rep"]
  stages: Stage[]
  /** Oldest first. */
  moves: StageMove[]
}

/** What every section of the page may build on. */
export type CoreFacts = {
  order: Order
  project: ProjectRecord
  approval: ApprovalFacts
  /** Oldest first. */
  delivery: OrderFulfillment[]
}
