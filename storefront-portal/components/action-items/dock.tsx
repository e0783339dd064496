import { actionItemsTitle } from "./action-items"
import { actionCard, type ActionContext } from "./registry"

/** The next action within a thumb's reach on phones, wherever the page is scrolled to. */
export function Dock(context: ActionContext) {
  const { page, i18n } = context
  const next = page.action_items[0]
  if (!next) return null
  const card = actionCard(next, context)
  return (
    <aside
      data-dock
      aria-label={actionItemsTitle(page.action_items.length, i18n)}
      className="no-print sticky bottom-0 border-t border-line bg-paper px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] wide:hidden"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="num min-w-0 flex-1 basis-36 text-sm leading-snug">
          <b className="block font-semibold">{card.title}</b>
          {card.amount && <span className="text-ink-2">{card.amount}</span>}
        </p>
        <a className="btn btn-primary max-w-full shrink-0" href={card.action.href}>
          {card.action.label}
        </a>
      </div>
    </aside>
  )
}
