import type { ProjectHead, ProjectPage } from "@contracts/project-page"
import type { ActionItem } from "@contracts/sections"
import { IconTile } from "@/components/shell/icon"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"

interface Props {
  page: ProjectPage
  linkId: string
  f: Format
}

export function ActionItems({ page, linkId, f }: Props) {
  const count = page.action_items.length
  if (count === 0) return null
  return (
    <section className="card overflow-hidden shadow-(--shadow)" aria-labelledby="action-items">
      <h2 id="action-items" className="card-head">
        {actionItemsTitle(count, f)}
      </h2>
      <ol>
        {page.action_items.map((item) => (
          <ActionItemRow key={item.request_id} item={item} page={page} linkId={linkId} f={f} />
        ))}
      </ol>
    </section>
  )
}

function ActionItemRow({ item, page: { project, sections }, linkId, f }: Props & { item: ActionItem }) {
  const facts = [
    t("page.version", { version: f.number(item.version) }),
    f.money(item.amount, sections.order.currency_code),
    ...(item.change_count > 0
      ? [t("page.needs.approve.changes", { count: item.change_count, n: f.number(item.change_count) })]
      : []),
    t("page.needs.approve.since", { date: f.date(item.requested_at) }),
  ]
  return (
    <li className="row grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-3 wide:grid-cols-[2.5rem_minmax(0,1fr)_auto]">
      <IconTile name="sign" />
      <div>
        <h3>{actionItemTitle(project)}</h3>
        <p className="num text-sm text-ink-2">{facts.join(" · ")}</p>
      </div>
      <a className="btn btn-primary col-span-full wide:col-span-1" href={reviewPath(linkId, item.request_id)}>
        {t("page.needs.approve.act")}
      </a>
      {item.message && (
        <blockquote className="col-span-full rounded-xl bg-ground px-4 py-2.5 whitespace-pre-line" dir="auto">
          {item.message}
        </blockquote>
      )}
    </li>
  )
}

export function reviewPath(linkId: string, requestId: string): string {
  return `/p/${linkId}/review/${encodeURIComponent(requestId)}`
}

export function actionItemsTitle(count: number, f: Format): string {
  return count === 1 ? t("page.needs.one") : t("page.needs.many", { n: f.number(count) })
}

export function actionItemTitle(project: ProjectHead): string {
  return t(project.kind === "quote" ? "page.needs.approve.quote" : "page.needs.approve")
}
