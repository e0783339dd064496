import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ShippingTelling, ToldPackage } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"

const COLORS = { waiting: "blue", sent: "green", failed: "red", nothing_new: "grey" } as const

function Telling({ telling }: { telling: ShippingTelling }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { at, by, recipient, state, news } = telling
  const name = ({ tracking, pickup }: ToldPackage): string =>
    pickup?.place ||
    tracking
      .map(({ number }) => number)
      .filter(Boolean)
      .join(", ") ||
    t("shipping.told.noNumber")
  const lines = news
    ? [
        { kind: "added" as const, packages: news.added },
        { kind: "corrected" as const, packages: news.corrected.map(({ after }) => after) },
        { kind: "canceled" as const, packages: news.canceled },
      ].filter(({ packages }) => packages.length > 0)
    : []
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <span className="flex flex-wrap items-center gap-2">
        <Text size="small" leading="compact" weight="plus" className="break-all">
          {t("shipping.told.to", recipient)}
        </Text>
        <StatusBadge color={COLORS[state]}>{t(`shipping.told.state.${state}`)}</StatusBadge>
      </span>
      {lines.map(({ kind, packages }) => (
        <Text key={kind} size="small" className="break-words">
          {t(`shipping.told.${kind}`, { packages: packages.map(name).join("; ") })}
        </Text>
      ))}
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {format.moment(at)} · {t("shipping.told.by", { name: by.name })}
      </Text>
    </li>
  )
}

/** What was told to whom, and when. */
export function ToldSection({ told }: { told: readonly ShippingTelling[] }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Section title={t("shipping.told.title")}>
      {told.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("shipping.told.empty")}
        </Text>
      ) : (
        <ul className="divide-y">
          {told.map((telling) => (
            <Telling key={telling.id} telling={telling} />
          ))}
        </ul>
      )}
    </Section>
  )
}
