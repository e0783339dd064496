import type { Rendering } from "@contracts/approval"
import type { MessageKey } from "@messages/index"

/** Why a request cannot be decided any more; null while it can. */
export function closedWords({ state, is_current }: Rendering["request"]): MessageKey | null {
  if (state === "superseded") return "review.closed.superseded"
  if (state === "withdrawn") return "review.closed.withdrawn"
  if (state !== "open") return "review.closed.decided"
  return is_current ? null : "review.closed.moved"
}
