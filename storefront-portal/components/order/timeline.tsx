import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import type { TimelineEntry } from "@contracts/sections"

const SHOWN = 12

export function Timeline({ page: { timeline: entries }, i18n }: SectionProps) {
  const more = entries.slice(SHOWN)
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline" className="card-head">
        {i18n.t("timeline.title")}
      </h2>
      <div className="row may-break">
        {entries.length === 0 ? (
          <p className="text-ink-2">{i18n.t("timeline.empty")}</p>
        ) : (
          <Entries entries={entries.slice(0, SHOWN)} i18n={i18n} />
        )}
        {more.length > 0 && (
          <details>
            <summary className="py-2 text-sm text-accent">
              {i18n.t("timeline.more", { count: more.length, n: i18n.number(more.length) })}
            </summary>
            <Entries entries={more} i18n={i18n} />
          </details>
        )}
      </div>
    </section>
  )
}

function Entries({ entries, i18n }: { entries: readonly TimelineEntry[]; i18n: I18n }) {
  return (
    <ol className="grid gap-3">
      {entries.map((entry, index) => (
        <li key={index} className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-x-3">
          <span
            aria-hidden="true"
            className={`dot mt-1.75 size-2 rounded-full ${index === 0 ? "bg-fill" : "bg-line-strong"}`}
          />
          <div>
            <p>{words(entry, i18n)}</p>
            <p className="num text-xs text-ink-3">
              <time dateTime={entry.at} data-local-time="">
                {i18n.instant(entry.at)}
              </time>
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The catalogue knows which kind tells of a version, a stage, a delivery service or an amount. */
function words(entry: TimelineEntry, i18n: I18n): string {
  const { kind, who } = entry
  const detail = detailOf(entry, i18n)
  return i18n.t(`timeline.${kind}`, {
    who: who ? "some" : "none",
    name: who ?? "",
    what: detail ? "some" : "none",
    detail: detail ?? "",
  })
}

function detailOf({ what, version, money }: TimelineEntry, i18n: I18n): string | null {
  if (money) return i18n.money(money.amount, money.currency_code)
  return what && version !== undefined ? i18n.t("timeline.versioned", { what, n: i18n.number(version) }) : what
}
