import { ChangesList } from "@/components/review/changes-list"
import type { SectionProps } from "@/components/sections/registry"

const SHOWN = 8

/** The order was edited after the client approved it, and they were not asked about the difference yet. */
export function ApprovedDifference({ page, i18n }: SectionProps) {
  const { difference } = page.sections.approval
  if (!difference) return null
  const { changes, currency_code } = difference
  const more = changes.slice(SHOWN)
  return (
    <section className="card border-wait" aria-labelledby="difference">
      <div className="card-head">
        <h2 id="difference">{i18n.t("difference.title", { version: i18n.number(difference.version) })}</h2>
        <p className="num flex flex-wrap gap-x-4 text-sm">
          <span className="text-ink-2">
            {i18n.t("difference.approved", { amount: i18n.money(difference.approved_amount, currency_code) })}
          </span>
          <b className="font-semibold">
            {i18n.t("difference.now", { amount: i18n.money(difference.current_amount, currency_code) })}
          </b>
        </p>
      </div>
      {changes.length > 0 && (
        <div className="row grid gap-2">
          <ChangesList changes={changes.slice(0, SHOWN)} currency={currency_code} i18n={i18n} />
          {more.length > 0 && (
            <details>
              <summary className="py-1 text-sm text-accent">
                {i18n.t("review.changes.more", { count: more.length, n: i18n.number(more.length) })}
              </summary>
              <ChangesList changes={more} currency={currency_code} i18n={i18n} />
            </details>
          )}
        </div>
      )}
    </section>
  )
}
