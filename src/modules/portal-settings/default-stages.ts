import type { Stage } from "../../contracts"

/** What a decorated-goods shop usually goes through; a shop renames, recolours and reorders them in its settings. */
export const DEFAULT_STAGES: Stage[] = [
  { id: "pstg_quote", name: "Quote", color: "#6f6a64", role: "quote", is_done: false },
  { id: "pstg_approval", name: "Approval", color: "#92400e", role: "approval", is_done: false },
  { id: "pstg_artwork", name: "Artwork", color: "#1d4ed8", role: "production", is_done: false },
  { id: "pstg_production", name: "Production", color: "#6d28d9", role: "production", is_done: false },
  { id: "pstg_shipped", name: "Shipped", color: "#0f766e", role: "shipped", is_done: false },
  { id: "pstg_delivered", name: "Delivered", color: "#166534", role: "delivered", is_done: true },
]

/** The stages that a shop has set, else the usual ones. */
export const orDefaultStages = (stages: Stage[]): Stage[] => (stages.length === 0 ? DEFAULT_STAGES : stages)
