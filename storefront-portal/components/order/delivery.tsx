import type { DocumentLine } from "@contracts/order-document"
import type { ProjectPage } from "@contracts/project-page"
import type { Package } from "@contracts/sections"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { addressLines } from "@/lib/format/address"
import { progressText, statusSaysProgress } from "./progress"
import { Sizes } from "./sizes"
import { Tracking } from "./tracking"

type SizeQuantity = DocumentLine["sizes"][number]

const PILLS: Record<Package["state"], string> = {
  preparing: "pill pill-wait",
  shipped: "pill pill-good",
  delivered: "pill pill-good",
  canceled: "pill pill-bad",
}
const SHOWN_ITEMS = 5

export function Delivery({ page, f }: { page: ProjectPage; f: Format }) {
  const { project, sections } = page
  const { packages, unpacked, progress } = sections.delivery
  const goesOn = project.status !== "canceled"
  const where = goesOn && packages.length > 0 ? progressText(progress, f) : null
  return (
    <section className="card" aria-labelledby="delivery">
      <div className="card-head">
        <h2 id="delivery">{t("delivery.title")}</h2>
        {/* In one column the note on top has said it a moment ago. */}
        {where && (
          <p className={`num text-sm text-ink-2 ${statusSaysProgress(page) ? "max-wide:hidden" : ""}`}>{where}</p>
        )}
      </div>
      {packages.length === 0 && <NothingYet page={page} f={f} />}
      {packages.map((parcel, index) => (
        <Parcel key={parcel.id} parcel={parcel} position={index + 1} count={packages.length} f={f} />
      ))}
      {goesOn && unpacked.length > 0 && (
        <div className="row grid gap-2">
          <h3>{t("delivery.unpacked")}</h3>
          <Items items={unpacked} f={f} />
        </div>
      )}
    </section>
  )
}

function NothingYet({ page: { project, sections }, f }: { page: ProjectPage; f: Format }) {
  const { shipping_address, shipping_methods } = sections.order
  const ended = project.status === "canceled" || project.status === "declined"
  return (
    <div className="row">
      <h3>{t(ended ? "delivery.none.canceled" : "delivery.none")}</h3>
      {!ended && (
        <p className="text-sm text-ink-2">
          {project.ship_date && `${t("delivery.planned", { date: f.day(project.ship_date) })} `}
          {t(shipping_address ? "delivery.none.to" : "delivery.none.no_address")}
        </p>
      )}
      {shipping_methods.length > 0 && (
        <p className="text-sm text-ink-2">
          {t("delivery.method")} <bdi>{f.list(shipping_methods)}</bdi>
        </p>
      )}
    </div>
  )
}

function Parcel({ parcel, position, count, f }: { parcel: Package; position: number; count: number; f: Format }) {
  const [first, ...rest] = parcel.address ? addressLines({ ...parcel.address, phone: null }) : []
  return (
    <article className="row grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-sm text-ink-3">
            {t("delivery.package", { count, n: f.number(count), position: f.number(position) })}
          </p>
          {first && <h3 dir="auto">{first}</h3>}
          {rest.length > 0 && (
            <p className="text-sm text-ink-2" dir="auto">
              {rest.map((part, index) => (
                <span key={index} className="inline-block">
                  <bdi>{part}</bdi>
                  {index < rest.length - 1 && <span aria-hidden="true">&nbsp;·&nbsp;</span>}
                </span>
              ))}
            </p>
          )}
          {parcel.service && (
            <p className="text-sm text-ink-2" dir="auto">
              {parcel.service}
            </p>
          )}
        </div>
        <span className={PILLS[parcel.state]}>{stateWords(parcel, f)}</span>
      </div>
      <Items items={parcel.items} f={f} />
      <Tracking parcel={parcel} />
    </article>
  )
}

function stateWords(parcel: Package, f: Format): string {
  const at = {
    preparing: parcel.packed_at,
    shipped: parcel.shipped_at,
    delivered: parcel.delivered_at,
    canceled: null,
  }[parcel.state]
  if (at === null || parcel.state === "canceled") return t(`delivery.${parcel.state}`)
  return t(`delivery.${parcel.state}.at`, { date: f.date(at) })
}

/** The sizes of one garment are one entry, as among the order's lines. */
function grouped(items: Package["items"]): { title: string; quantity: number; sizes: SizeQuantity[] }[] {
  const groups = new Map<string, Package["items"]>()
  for (const item of items) groups.set(item.title, [...(groups.get(item.title) ?? []), item])
  return [...groups].map(([title, parts]) => ({
    title,
    quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    sizes: parts.flatMap(({ size, quantity }) => (size === null ? [] : [{ label: size, quantity }])),
  }))
}

function Items({ items, f }: { items: Package["items"]; f: Format }) {
  const groups = grouped(items)
  const more = groups.slice(SHOWN_ITEMS)
  return (
    <>
      <ItemList groups={groups.slice(0, SHOWN_ITEMS)} f={f} />
      {more.length > 0 && (
        <details>
          <summary className="py-1 text-sm text-accent">
            {t("delivery.items.more", { count: more.length, n: f.number(more.length) })}
          </summary>
          <ItemList groups={more} f={f} />
        </details>
      )}
    </>
  )
}

function ItemList({ groups, f }: { groups: ReturnType<typeof grouped>; f: Format }) {
  return (
    <ul className="num grid gap-2 text-sm">
      {groups.map(({ title, quantity, sizes }) => (
        <li key={title} dir="auto">
          {t("delivery.item", { quantity: f.number(quantity), title })}
          {sizes.length > 0 && <Sizes sizes={sizes} f={f} />}
        </li>
      ))}
    </ul>
  )
}
