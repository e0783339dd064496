import type { ProjectPage } from "@contracts/project-page"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { actionItemsTitle, actionItemTitle, reviewPath } from "./action-items"

/** The next act within a thumb's reach on phones, wherever the page is scrolled to. */
export function Dock({ page, linkId, f }: { page: ProjectPage; linkId: string; f: Format }) {
  const next = page.action_items[0]
  if (!next) return null
  return (
    <aside
      aria-label={actionItemsTitle(page.action_items.length, f)}
      className="no-print sticky bottom-0 border-t border-line bg-paper px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] wide:hidden"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="num min-w-0 text-sm leading-snug whitespace-nowrap">
          <b className="block font-semibold">{actionItemTitle(page.project)}</b>
          <span className="text-ink-2">{f.money(next.amount, page.sections.order.currency_code)}</span>
        </p>
        <a className="btn btn-primary flex-none" href={reviewPath(linkId, next.request_id)}>
          {t("page.needs.approve.act")}
        </a>
      </div>
    </aside>
  )
}
