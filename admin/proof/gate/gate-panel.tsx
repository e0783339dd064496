import { Badge, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { GatedLine, ProjectProofs } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { Section } from "../../lib/section"
import type { TabProps } from "../../project/tabs"
import { useHoldWords } from "./use-hold-words"

/** Lines that wait for the same proofs, as the sizes of a garment do, are told once. */
const groupHolds = (holds: GatedLine[]): [GatedLine, ...GatedLine[]][] => {
  const groups = new Map<string, [GatedLine, ...GatedLine[]]>()
  for (const line of holds) {
    const key = line.waits_for.map(({ proof_id, state }) => `${proof_id}:${state}`).join()
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  return [...groups.values()]
}

/** What proofs hold back from being fulfilled, and who let it pass. */
export function GatePanel({ gate, onOpen }: Pick<TabProps, "onOpen"> & Pick<ProjectProofs, "gate">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const sentence = useHoldWords()(gate)
  const { is_on: isOn, holds, override } = gate
  const isHeld = isOn && holds.length > 0
  return (
    <Section
      title={t("gate.title")}
      aside={
        <Badge size="2xsmall" color={isHeld ? "orange" : isOn ? "green" : "grey"}>
          {isHeld ? t("gate.held", { count: holds.length }) : t(isOn ? "gate.open" : "gate.off")}
        </Badge>
      }
    >
      <Text size="small" className="px-6 py-4" role="status">
        {isHeld ? sentence : t(isOn ? "gate.openText" : "gate.offText")}
      </Text>
      {isHeld && (
        <ul className="divide-y">
          {groupHolds(holds).map(([{ item_id, title, waits_for }, ...others]) => (
            <li key={item_id} className="flex flex-col gap-y-1 px-6 py-3">
              <Text size="small" leading="compact" weight="plus" className="break-words">
                {others.length ? t("gate.more", { title, count: others.length }) : title}
              </Text>
              {waits_for.map((proof) => (
                <Text key={proof.proof_id} size="small" leading="compact" className="text-ui-fg-subtle break-words">
                  {t(`gate.waits.${proof.state}`, { title: proof.title })}
                </Text>
              ))}
              {waits_for.length === 0 && (
                <Text size="small" leading="compact" className="text-ui-fg-subtle">
                  {t("gate.missing")}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      {override && (
        <div className="flex flex-col gap-y-1 px-6 py-3">
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("gate.overridden", { name: override.by.name, at: format.moment(override.at) })}
          </Text>
          <Text size="small" className="whitespace-pre-line break-words">
            {override.reason}
          </Text>
        </div>
      )}
      {isHeld && (
        <div className="flex justify-end px-6 py-4">
          <Button size="small" variant="secondary" onClick={() => onOpen("gate-override")}>
            {t("gate.override")}
          </Button>
        </div>
      )}
    </Section>
  )
}
