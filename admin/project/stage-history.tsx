import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StageMove } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure } from "../lib/section"

export function StageHistory({ moves }: { moves: StageMove[] }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  if (moves.length === 0) return null

  return (
    <Disclosure label={t("project.history", { count: moves.length })}>
      <ol className="flex flex-col gap-y-3">
        {moves.map((move) => (
          <li key={`${move.at}:${move.stage_id}`} className="flex flex-col">
            <Text size="small" leading="compact">
              {move.stage_name}
            </Text>
            <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
              {format.moment(move.at)} · {move.actor.type === "system" ? t("project.byItself") : move.actor.name}
            </Text>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
