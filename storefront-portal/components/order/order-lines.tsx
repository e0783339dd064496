import type { SectionProps } from "@/components/sections/registry"
import { isZero } from "@/lib/format/amount"
import { Lines } from "./lines"
import { Totals } from "./totals"

export function OrderLines({ page, i18n }: SectionProps) {
  const { order } = page.sections
  // A quote that the shop has not priced yet: zeros would read as its prices.
  const isUnpriced = page.project.status === "quote" && isZero(order.totals.total)
  const items = order.line_groups.reduce((sum, group) => sum + group.lines.length, 0)
  return (
    <section className="card" aria-labelledby="lines">
      <div className="card-head">
        <h2 id="lines">{i18n.t("lines.title")}</h2>
        {items > 0 && (
          <p className="num text-sm text-ink-2">{i18n.t("lines.count", { count: items, n: i18n.number(items) })}</p>
        )}
      </div>
      <Lines groups={order.line_groups} currency={order.currency_code} isUnpriced={isUnpriced} i18n={i18n} />
      {isUnpriced && items > 0 && <p className="row text-ink-2">{i18n.t("lines.unpriced")}</p>}
      {!isUnpriced && items > 0 && (
        <Totals
          totals={order.totals}
          currency={order.currency_code}
          hasShipping={order.shipping_methods.length > 0}
          i18n={i18n}
        />
      )}
    </section>
  )
}
