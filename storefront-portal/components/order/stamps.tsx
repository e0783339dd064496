import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import type { DecisionStamp } from "@contracts/approval"
import { Icon } from "@/components/shell/icon"
import { StampDetails } from "./stamp-details"
import { readStampFacts } from "./stamp-facts"

const LOOKS = {
  approved: { icon: "check", tone: "border-good text-good" },
  changes_requested: { icon: "edit", tone: "border-wait text-wait" },
  declined: { icon: "cross", tone: "border-bad text-bad" },
} as const

/** What was decided, by whom and when, in place of the buttons. */
export function Stamps({ page, i18n }: SectionProps) {
  const [newest, ...earlier] = page.sections.approval.decisions
  if (!newest) return null
  return (
    <section className="card max-wide:-order-1" aria-labelledby="stamps">
      <h2 id="stamps" className="card-head">
        {i18n.t("stamp.title")}
      </h2>
      <Stamp stamp={newest} i18n={i18n} />
      {earlier.length > 0 && (
        <details>
          <summary className="row text-accent">
            {i18n.t("stamp.earlier", { count: earlier.length, n: i18n.number(earlier.length) })}
          </summary>
          {earlier.map((stamp) => (
            <Stamp key={stamp.id} stamp={stamp} i18n={i18n} />
          ))}
        </details>
      )}
    </section>
  )
}

function Stamp({ stamp, i18n }: { stamp: DecisionStamp; i18n: I18n }) {
  const { icon, tone } = LOOKS[stamp.kind]
  return (
    <article className="row grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3
          className={`inline-flex items-center gap-2 rounded-lg border-2 px-3 py-1 font-[650] tracking-tight ${tone}`}
        >
          <Icon name={icon} className="size-4.5" />
          {i18n.t(`stamp.${stamp.kind}`)}
        </h3>
        <p className="num text-sm text-ink-2">
          {i18n.t("page.version", { version: i18n.number(stamp.version) })}
          {stamp.amount !== null &&
            stamp.currency_code !== null &&
            ` · ${i18n.money(stamp.amount, stamp.currency_code)}`}
        </p>
      </div>
      <p className="num flex flex-wrap gap-x-2 text-sm">
        <span className="font-semibold" dir="auto">
          {stamp.name === null ? i18n.t("stamp.erased") : i18n.t("stamp.by", { name: stamp.name })}
        </span>
        <time className="text-ink-2" dateTime={stamp.at} data-local-time="">
          {i18n.instant(stamp.at)}
        </time>
      </p>
      {readStampFacts(stamp, i18n).map(({ name, value }) => (
        <p key={name} className="text-sm">
          <span className="text-ink-2">{name}</span> <bdi className="font-semibold">{value}</bdi>
        </p>
      ))}
      <StampDetails stamp={stamp} i18n={i18n} />
    </article>
  )
}
