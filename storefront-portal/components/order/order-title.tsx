import type { ProjectPage } from "@contracts/project-page"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"

export function OrderTitle({ page: { project, sections }, f }: { page: ProjectPage; f: Format }) {
  const { pieces } = sections.order
  const facts: Array<{ name: string | null; value: string }> = [
    { name: t(`page.kind.${project.kind}`), value: orderNumber(project.number) },
    ...(project.po_number ? [{ name: t("page.po"), value: project.po_number }] : []),
    ...(pieces > 0 ? [{ name: null, value: t("page.pieces", { count: pieces, n: f.number(pieces) }) }] : []),
    ...(project.in_hands_date ? [{ name: t("page.in_hands"), value: f.day(project.in_hands_date) }] : []),
    ...(project.ship_date ? [{ name: t("page.ships"), value: f.day(project.ship_date) }] : []),
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

export function orderNumber(number: string): string {
  return t("page.number", { number: number.replace(/^#/, "") })
}
