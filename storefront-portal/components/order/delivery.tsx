import type { Package, ProjectView } from "@contracts/project-page"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { addressLines } from "./address"
import { Tracking } from "./tracking"

const PILLS: Record<Package["state"], string> = {
  preparing: "pill pill-wait",
  shipped: "pill pill-good",
  delivered: "pill pill-good",
  canceled: "pill pill-bad",
}
const SHOWN_ITEMS = 5

export function Delivery({ project, f }: { project: ProjectView; f: Format }) {
  const { packages } = project
  return (
    <section className="card" aria-labelledby="delivery">
      <h2 id="delivery" className="card-head">
        {t("delivery.title")}
      </h2>
      {packages.length === 0 && <NothingYet project={project} f={f} />}
      {packages.map((parcel, index) => (
        <Parcel key={parcel.id} parcel={parcel} position={index + 1} count={packages.length} f={f} />
      ))}
    </section>
  )
}

function NothingYet({ project, f }: { project: ProjectView; f: Format }) {
  const canceled = project.status === "canceled"
  return (
    <div className="row">
      <h3>{t(canceled ? "delivery.none.canceled" : "delivery.none")}</h3>
      {!canceled && (
        <p className="text-sm text-ink-2">
          {project.ship_date && `${t("delivery.planned", { date: f.day(project.ship_date) })} `}
          {t(project.shipping_address ? "delivery.none.to" : "delivery.none.no_address")}
        </p>
      )}
      {project.shipping_methods.length > 0 && (
        <p className="text-sm text-ink-2">
          {t("delivery.method")} <bdi>{project.shipping_methods.join(", ")}</bdi>
        </p>
      )}
    </div>
  )
}

function Parcel({ parcel, position, count, f }: { parcel: Package; position: number; count: number; f: Format }) {
  const lines = parcel.address ? addressLines(parcel.address) : []
  const [first, ...rest] = lines
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
              {rest.join(" · ")}
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
      <Items parcel={parcel} f={f} />
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

function Items({ parcel, f }: { parcel: Package; f: Format }) {
  const shown = parcel.items.slice(0, SHOWN_ITEMS)
  const more = parcel.items.slice(SHOWN_ITEMS)
  const list = (items: Package["items"]) => (
    <ul className="num text-sm">
      {items.map((item, index) => (
        <li key={index} dir="auto">
          {t(item.size ? "delivery.item.sized" : "delivery.item", {
            quantity: f.number(item.quantity),
            title: item.title,
            size: item.size ?? "",
          })}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {list(shown)}
      {more.length > 0 && (
        <details>
          <summary className="py-1 text-sm text-accent">
            {t("delivery.items.more", { count: more.length, n: f.number(more.length) })}
          </summary>
          {list(more)}
        </details>
      )}
    </>
  )
}
