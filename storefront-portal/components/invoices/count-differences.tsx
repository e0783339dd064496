import type { InvoicePage } from "@contracts/invoice/page"
import type { I18n } from "@messages/i18n"

interface Props {
  differences: InvoicePage["count_differences"]
  currency: string
  i18n: I18n
}

/** Where more or fewer pieces were made than were ordered, which the balance follows. */
export function CountDifferences({ differences, currency, i18n }: Props) {
  if (differences.length === 0) return null
  return (
    <section className="card" aria-labelledby="counts">
      <div className="card-head">
        <div>
          <h2 id="counts">{i18n.t("invoice.counts.title")}</h2>
          <p className="text-sm text-ink-2">{i18n.t("invoice.counts.text")}</p>
        </div>
      </div>
      <ul>
        {differences.map(({ title, size, ordered, final, unit_price }, index) => (
          <li key={index} className="row num flex flex-wrap justify-between gap-x-4">
            <div className="min-w-0 flex-1 basis-40">
              <h3>
                <bdi>{title}</bdi>
                {size && (
                  <>
                    {" · "}
                    <bdi>{size}</bdi>
                  </>
                )}
              </h3>
              <p className="text-sm text-ink-2">
                {i18n.t("invoice.counts.pieces", { made: i18n.number(final), ordered: i18n.number(ordered) })}
              </p>
            </div>
            <p className="ms-auto text-end">
              {differenceWords(final - ordered, i18n)}
              <span className="block text-sm text-ink-2">
                {i18n.t("lines.each", {
                  quantity: i18n.number(final - ordered),
                  price: i18n.money(unit_price, currency),
                })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function differenceWords(difference: number, i18n: I18n): string {
  const count = Math.abs(difference)
  return i18n.t(difference > 0 ? "invoice.counts.more" : "invoice.counts.less", { count, n: i18n.number(count) })
}
