import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"

export function OrderTitle({ page: { project, sections }, i18n }: SectionProps) {
  const { pieces } = sections.order
  const facts: Array<{ name: string | null; value: string }> = [
    { name: i18n.t(`page.kind.${project.kind}`), value: orderNumber(project.number, i18n) },
    ...(project.po_number ? [{ name: i18n.t("page.po"), value: project.po_number }] : []),
    ...(pieces > 0 ? [{ name: null, value: i18n.t("page.pieces", { count: pieces, n: i18n.number(pieces) }) }] : []),
    ...(project.in_hands_date ? [{ name: i18n.t("page.in_hands"), value: i18n.day(project.in_hands_date) }] : []),
    ...(project.ship_date ? [{ name: i18n.t("page.ships"), value: i18n.day(project.ship_date) }] : []),
  ]
  return (
    <>
      <h1 dir="auto">{project.name}</h1>
      <ul className="num flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
        {facts.map(({ name, value }) => (
          <li key={`${name} ${value}`}>
            {name && `${name} `}
            {name ? <bdi className="font-semibold text-ink">{value}</bdi> : value}
          </li>
        ))}
      </ul>
    </>
  )
}

export function orderNumber(number: string, i18n: I18n): string {
  return i18n.t("page.number", { number: number.replace(/^#/, "") })
}
