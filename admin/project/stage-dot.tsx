import { Text } from "@medusajs/ui"
import type { ListedProject } from "../../src/contracts"

/** A stage's name with its color. */
export function StageDot({ stage }: { stage: ListedProject["stage"] }) {
  return (
    <span className="flex min-w-0 items-center gap-x-2">
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: stage.color }} />
      <Text as="span" size="small" leading="compact" className="truncate">
        {stage.name}
      </Text>
    </span>
  )
}
