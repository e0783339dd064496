import type { ChecklistItem } from "@contracts/checklist"
import type { SectionProps } from "@/components/sections/registry"
import { Attachments } from "@/components/files/attachments"
import { reviewPath } from "@/components/review/review-path"
import { Icon, type IconName, IconTile } from "@/components/shell/icon"
import { checklistPath, itemAnchor } from "./checklist-path"
import { givenText, itemText, itemTitle } from "./item-words"

const ICONS: Record<ChecklistItem["kind"], IconName> = {
  artwork: "image",
  sizes: "edit",
  po_number: "document",
  address: "truck",
  other: "message",
}

/** What the shop still needs from the client, each with the way to the place where it is given, and what they gave. */
export function ChecklistCard({ page, linkId, i18n }: SectionProps) {
  const { items, po_request_id } = page.sections.checklist
  if (items.length === 0) return null
  const open = items.filter(({ state }) => state === "open")
  return (
    <section className="card" aria-labelledby="checklist">
      <div className="card-head">
        <h2 id="checklist">{i18n.t(open.length > 0 ? "checklist.title" : "checklist.title.done")}</h2>
        {open.length > 0 && (
          <span className="pill pill-wait num">
            {i18n.t("checklist.count", { count: open.length, n: i18n.number(open.length) })}
          </span>
        )}
      </div>
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            className="row grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-3 wide:grid-cols-[2.5rem_minmax(0,1fr)_auto]"
          >
            <IconTile
              name={item.state === "done" ? "check" : ICONS[item.kind]}
              tone={item.state === "open" ? "wait" : item.state === "done" ? "good" : "plain"}
            />
            <div className="min-w-0">
              <h3 className="wrap-anywhere" dir="auto">
                {itemTitle(item, i18n)}
              </h3>
              <p className="num text-sm wrap-anywhere text-ink-2">
                {item.state === "open" ? itemText(item, i18n) : givenText(item, page.viewer.name, i18n)}
              </p>
              {item.given && item.given.files.length > 0 && (
                <div className="pt-2">
                  <Attachments files={item.given.files} linkId={linkId} i18n={i18n} />
                </div>
              )}
            </div>
            <Way item={item} linkId={linkId} requestId={po_request_id} isPreview={page.viewer.preview} i18n={i18n} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface WayProps {
  item: ChecklistItem
  linkId: string
  requestId: string | null
  isPreview: boolean
  i18n: SectionProps["i18n"]
}

/** The link to the form of what is open, or how far the rest is. */
function Way({ item: { id, kind, state }, linkId, requestId, isPreview, i18n }: WayProps) {
  if (state !== "open")
    return (
      <span className="col-start-2 justify-self-start wide:col-start-3">
        <span className={`pill ${state === "done" ? "pill-good" : ""}`}>
          {state === "done" && <Icon name="check" className="size-4" />}
          {i18n.t(`checklist.state.${state}`)}
        </span>
      </span>
    )
  if (isPreview) return null
  // While an approval is asked for, the number is part of it.
  const signs = kind === "po_number" && requestId !== null
  return (
    <a
      className="btn col-span-full wide:col-span-1"
      href={signs ? reviewPath(linkId, requestId) : `${checklistPath(linkId)}#${itemAnchor(id)}`}
    >
      {i18n.t(signs ? "checklist.sign" : `checklist.give.${kind}`)}
    </a>
  )
}
