import type { TimelineEntry } from "@contracts/sections"
import type { Format } from "@/lib/format"
import { isolate } from "@messages/isolate"
import { t } from "@/lib/messages"

const SHOWN = 12

export function Timeline({ entries, f }: { entries: readonly TimelineEntry[]; f: Format }) {
  const more = entries.slice(SHOWN)
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline" className="card-head">
        {t("timeline.title")}
      </h2>
      <div className="row may-break">
        {entries.length === 0 ? (
          <p className="text-ink-2">{t("timeline.empty")}</p>
        ) : (
          <Entries entries={entries.slice(0, SHOWN)} f={f} />
        )}
        {more.length > 0 && (
          <details>
            <summary className="py-2 text-sm text-accent">
              {t("timeline.more", { count: more.length, n: f.number(more.length) })}
            </summary>
            <Entries entries={more} f={f} />
          </details>
        )}
      </div>
    </section>
  )
}

function Entries({ entries, f }: { entries: readonly TimelineEntry[]; f: Format }) {
  return (
    <ol className="grid gap-3">
      {entries.map((entry, index) => (
        <li key={index} className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-x-3">
          <span
            aria-hidden="true"
            className={`dot mt-1.75 size-2 rounded-full ${index === 0 ? "bg-fill" : "bg-line-strong"}`}
          />
          <div>
            <p>{words(entry)}</p>
            <p className="num text-xs text-ink-3">
              <time dateTime={entry.at}>{f.moment(entry.at)}</time>
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** `what` is a version, a stage or a delivery service; the catalogue knows which kind means which. */
function words({ kind, who, what }: TimelineEntry): string {
  return t(`timeline.${kind}`, {
    who: who ? "some" : "none",
    name: who ? isolate(who) : "",
    what: what ? "some" : "none",
    detail: what ? isolate(what) : "",
  })
}
