import type { Need, ProjectView } from "@contracts/project-page"
import { IconTile } from "@/components/shell/icon"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"

interface Props {
  project: ProjectView
  linkId: string
  f: Format
}

export function Needs({ project, linkId, f }: Props) {
  const count = project.needs.length
  if (count === 0) return null
  return (
    <section className="card overflow-hidden shadow-(--shadow)" aria-labelledby="needs">
      <h2 id="needs" className="card-head">
        {needsTitle(count, f)}
      </h2>
      <ol>
        {project.needs.map((need) => (
          <NeedRow key={need.request_id} need={need} project={project} linkId={linkId} f={f} />
        ))}
      </ol>
    </section>
  )
}

function NeedRow({ need, project, linkId, f }: Props & { need: Need }) {
  const facts = [
    t("page.version", { version: f.number(need.version) }),
    f.money(need.amount, project.currency_code),
    ...(need.change_count > 0
      ? [t("page.needs.approve.changes", { count: need.change_count, n: f.number(need.change_count) })]
      : []),
    t("page.needs.approve.since", { date: f.date(need.requested_at) }),
  ]
  return (
    <li className="row grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-3 wide:grid-cols-[2.5rem_minmax(0,1fr)_auto]">
      <IconTile name="sign" />
      <div>
        <h3>{needTitle(project)}</h3>
        <p className="num text-sm text-ink-2">{facts.join(" · ")}</p>
      </div>
      <a className="btn btn-primary col-span-full wide:col-span-1" href={reviewPath(linkId, need.request_id)}>
        {t("page.needs.approve.act")}
      </a>
      {need.message && (
        <blockquote className="col-span-full rounded-xl bg-ground px-4 py-2.5 whitespace-pre-line" dir="auto">
          {need.message}
        </blockquote>
      )}
    </li>
  )
}

export function reviewPath(linkId: string, requestId: string): string {
  return `/p/${linkId}/review/${encodeURIComponent(requestId)}`
}

export function needsTitle(count: number, f: Format): string {
  return count === 1 ? t("page.needs.one") : t("page.needs.many", { n: f.number(count) })
}

export function needTitle(project: ProjectView): string {
  return t(project.kind === "quote" ? "page.needs.approve.quote" : "page.needs.approve")
}
