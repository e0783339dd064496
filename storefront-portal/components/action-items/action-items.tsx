import type { I18n } from "@messages/i18n"
import { ApproveByLine } from "@/components/proofs/approve-by-line"
import { IconTile } from "@/components/shell/icon"
import { actionCard, type ActionCard, type ActionContext } from "./registry"

export function ActionItems(context: ActionContext) {
  const { page, i18n } = context
  if (page.action_items.length === 0) return null
  return (
    <section className="card overflow-hidden shadow-(--shadow)" aria-labelledby="action-items">
      <h2 id="action-items" className="card-head">
        {actionItemsTitle(page.action_items.length, i18n)}
      </h2>
      <ol>
        {page.action_items.map((item, index) => {
          const card = actionCard(item, context)
          return <Row key={card.key} card={card} isNext={index === 0} i18n={i18n} />
        })}
      </ol>
    </section>
  )
}

/** @param isNext whether it is the action that the dock repeats */
function Row({ card, isNext, i18n }: { card: ActionCard; isNext: boolean; i18n: I18n }) {
  const { facts, entries = [], approveBy } = card
  return (
    <li className="row grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-3 wide:grid-cols-[2.5rem_minmax(0,1fr)_auto]">
      <IconTile name={card.icon} />
      <div>
        <h3>{card.title}</h3>
        {facts.length > 0 && <p className="num text-sm text-ink-2">{facts.join(" · ")}</p>}
        {approveBy && (
          <p className="num text-sm text-ink-2">
            <ApproveByLine approveBy={approveBy} i18n={i18n} />
          </p>
        )}
      </div>
      <a
        className="btn btn-primary col-span-full wide:col-span-1"
        href={card.action.href}
        data-next-action={isNext || undefined}
      >
        {card.action.label}
      </a>
      {entries.length > 0 && (
        <ul className="col-span-full flex flex-wrap gap-x-5 wide:col-start-2">
          {entries.map(({ key, label, fact, href }) => (
            <li key={key} className="num text-sm text-ink-2">
              <a className="link tap" href={href}>
                <bdi>{label}</bdi>
              </a>{" "}
              {fact}
            </li>
          ))}
        </ul>
      )}
      {card.message && (
        <blockquote className="col-span-full rounded-xl bg-ground px-4 py-2.5 whitespace-pre-line" dir="auto">
          {card.message}
        </blockquote>
      )}
    </li>
  )
}

export function actionItemsTitle(count: number, i18n: I18n): string {
  return count === 1 ? i18n.t("page.needs.one") : i18n.t("page.needs.many", { n: i18n.number(count) })
}
