import type { SectionProps } from "@/components/sections/registry"

/** From this many stages on the names no longer fit side by side; the current one is said below instead. */
const DENSE_FROM = 9

export function StageTrack({ page, i18n }: SectionProps) {
  const { stages } = page.project
  const at = stages.findIndex((stage) => stage.state === "current")
  const current = stages[at]
  const dense = stages.length >= DENSE_FROM
  if (stages.length === 0) return null
  return (
    <section aria-label={i18n.t("page.stages")} className="mt-2">
      <ol className="stages" data-dense={dense}>
        {stages.map((stage, index) => (
          <li
            key={stage.id}
            className="stage"
            data-state={stage.state}
            data-last={index === stages.length - 1 && index === at}
            aria-current={stage.state === "current" ? "step" : undefined}
          >
            <span className="block" dir="auto">
              {stage.name}
              <span className="sr-only">, {i18n.t(`page.stage.${stage.state}`)}</span>
            </span>
            {stage.at && <span className="num block text-xs font-normal text-ink-3">{i18n.date(stage.at)}</span>}
          </li>
        ))}
      </ol>
      {current && (
        <p aria-hidden="true" className={`flex flex-wrap items-center gap-x-2 text-sm ${dense ? "" : "wide:hidden"}`}>
          {/* An SVG attribute, since the policy refuses style attributes. */}
          <svg viewBox="0 0 8 8" className="size-2">
            <circle cx="4" cy="4" r="4" fill={current.color} />
          </svg>
          <b className="font-semibold" dir="auto">
            {current.name}
          </b>
          <span className="num text-ink-3">
            {i18n.t("page.stage.position", { position: i18n.number(at + 1), count: i18n.number(stages.length) })}
          </span>
        </p>
      )}
    </section>
  )
}
