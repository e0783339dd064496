import type { ChecklistItem } from "@contracts/checklist"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { messagesPath } from "@/components/conversation/conversation-path"
import { reviewPath } from "@/components/review/review-path"
import { OrderFormPage } from "@/components/shell/order-form-page"
import type { TypedItem } from "@/lib/checklist/read-checklist-form"
import type { ChecklistProblem } from "@/lib/errors/checklist-problem"
import { itemAnchor } from "./checklist-path"
import { givenText, itemText, itemTitle } from "./item-words"
import { ItemForm } from "./item-form"
import { GivenContent } from "./given-content"

/** What a form that could not be sent leaves behind. */
export interface ChecklistState {
  typed: TypedItem
  problem: ChecklistProblem
}

interface Props {
  page: ProjectPage
  linkId: string
  formToken: string
  state: ChecklistState | null
  i18n: I18n
}

/** All that the shop needs from the client for an order, each with its form. */
export function ChecklistPage({ page, linkId, formToken, state, i18n }: Props) {
  const { items, po_request_id } = page.sections.checklist
  return (
    <OrderFormPage
      page={page}
      linkId={linkId}
      title={i18n.t("checklist.title")}
      problem={state && i18n.t(`checklist.problem.${state.problem}`)}
      empty={items.length > 0 ? null : { title: i18n.t("checklist.empty.title"), text: i18n.t("checklist.empty.text") }}
      i18n={i18n}
    >
      {items.length > 0 && (
        <ul className="grid grid-cols-1 gap-5">
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              page={page}
              linkId={linkId}
              formToken={formToken}
              requestId={po_request_id}
              // What was typed for an item stays with its kind: its id changes once it has been given.
              state={
                state && (state.typed.id === item.id || (item.kind !== "other" && state.typed.kind === item.kind))
                  ? state
                  : null
              }
              i18n={i18n}
            />
          ))}
        </ul>
      )}
    </OrderFormPage>
  )
}

interface ItemProps extends Omit<Props, "state"> {
  item: ChecklistItem
  requestId: string | null
  state: ChecklistState | null
}

function Item({ item, page, linkId, formToken, requestId, state, i18n }: ItemProps) {
  const { id, kind } = item
  const isOpen = item.state === "open"
  const signs = kind === "po_number" && requestId !== null
  const form = (
    <ItemForm
      item={item}
      linkId={linkId}
      formToken={formToken}
      typed={state?.typed ?? null}
      shop={page.shop}
      i18n={i18n}
    />
  )
  return (
    <li id={itemAnchor(id)} className="card grid grid-cols-1 gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h2 className="wrap-anywhere" dir="auto">
            {itemTitle(item, i18n)}
          </h2>
          <p className="num text-sm wrap-anywhere text-ink-2">
            {isOpen ? itemText(item, i18n) : givenText(item, page.viewer.name, i18n)}
          </p>
        </div>
        {item.state !== "open" && (
          <span className={`pill ${item.state === "done" ? "pill-good" : ""}`}>
            {i18n.t(`checklist.state.${item.state}`)}
          </span>
        )}
      </div>
      {item.given && <GivenContent given={item.given} linkId={linkId} i18n={i18n} />}
      {isOpen && signs && (
        <p>
          <a className="btn btn-primary" href={reviewPath(linkId, requestId)}>
            {i18n.t("checklist.sign")}
          </a>
        </p>
      )}
      {!page.viewer.preview && isOpen && !signs && form}
      {!page.viewer.preview && item.state === "given" && (
        <details open={state !== null || undefined}>
          <summary className="link tap w-fit">{i18n.t("checklist.change")}</summary>
          <div className="pt-3">{form}</div>
        </details>
      )}
      {isOpen && kind === "artwork" && !page.viewer.preview && (
        <p className="-my-2">
          <a
            className="link tap"
            href={`${messagesPath(linkId)}${item.lines[0] ? `?about=line:${encodeURIComponent(item.lines[0].item_id)}` : ""}`}
          >
            {i18n.t("checklist.message")}
          </a>
        </p>
      )}
    </li>
  )
}
