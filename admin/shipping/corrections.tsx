import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  type AddressCorrection,
  addressText,
  type PostalAddress,
  type ProjectHeader,
  type SettleAddress,
} from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"
import { useProjectAction } from "../project/use-project-change"

const correctionText = (address: PostalAddress): string => {
  const { company, first_name, last_name, address_1, address_2, postal_code, city, province, country_code } = address
  return addressText({
    company,
    name: [first_name, last_name].filter(Boolean).join(" ") || null,
    lines: [address_1, address_2].filter((line) => line !== null),
    postal_code,
    city,
    province,
    country_code,
    phone: null,
  })
}

interface CorrectionProps {
  project: ProjectHeader
  correction: AddressCorrection
}

function Correction({ project, correction: { id, current, correction, client_name, at, is_packed } }: CorrectionProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const settle = useProjectAction(
    project,
    (as: SettleAddress["as"]) => portalApi.settleAddress({ params: { id: project.id }, body: { id, as } }),
    t("shipping.corrections.settled"),
  )
  const canAccept = current !== null && !is_packed
  return (
    <li className="flex flex-wrap items-start justify-between gap-2 px-6 py-4">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1" style={{ flexBasis: 256 }}>
        {current && (
          <Text size="small" className="text-ui-fg-subtle break-words line-through">
            {addressText(current)}
          </Text>
        )}
        <Text size="small" weight="plus" className="break-words">
          {correctionText(correction)}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {t("shipping.corrections.from", { name: client_name, at: format.moment(at) })}
        </Text>
        {!canAccept && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t(current === null ? "shipping.corrections.gone" : "shipping.corrections.packed")}
          </Text>
        )}
      </div>
      <div className="flex gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={settle.isPending}
          onClick={() => void settle.run("dismissed")}
        >
          {t("shipping.corrections.dismiss")}
        </Button>
        <Button size="small" disabled={!canAccept || settle.isPending} onClick={() => void settle.run("accepted")}>
          {t("shipping.corrections.accept")}
        </Button>
      </div>
    </li>
  )
}

/** Addresses that clients corrected, until staff have written them to the order or left it as it is. */
export function Corrections({
  project,
  corrections,
}: Omit<CorrectionProps, "correction"> & { corrections: AddressCorrection[] }) {
  const { t } = useTranslation("clientPortal")
  if (corrections.length === 0) return null
  return (
    <Section title={t("shipping.corrections.title")}>
      <ul className="divide-y">
        {corrections.map((correction) => (
          <Correction key={correction.id} project={project} correction={correction} />
        ))}
      </ul>
    </Section>
  )
}
