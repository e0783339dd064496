import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import { groupPacked } from "@contracts/sections/delivery"
import type { Package, ShippingSection } from "@contracts/sections"
import type { Pickup } from "@contracts/shipping/parcel"
import { addressLines } from "@/lib/format/address"
import { progressText, statusSaysProgress } from "./progress"
import { Parcels } from "@/components/shipping/parcels"
import { PickupPlace } from "@/components/shipping/pickup"
import { Sizes } from "./sizes"

const PILLS: Record<Package["state"], string> = {
  preparing: "pill pill-wait",
  shipped: "pill pill-good",
  delivered: "pill pill-good",
  canceled: "pill pill-bad",
}
const SHOWN_ITEMS = 5

export function Delivery({ page, i18n }: SectionProps) {
  const { project, sections } = page
  const { packages, unpacked, progress } = sections.delivery
  const known = new Map(sections.shipping.packages.map((one) => [one.id, one]))
  const goesOn = project.status !== "canceled"
  const where = goesOn && packages.length > 0 ? progressText(progress, i18n) : null
  return (
    <section className="card" aria-labelledby="delivery">
      <div className="card-head">
        <h2 id="delivery">{i18n.t("delivery.title")}</h2>
        {/* In one column the note on top has said it a moment ago. */}
        {where && (
          <p className={`num text-sm text-ink-2 ${statusSaysProgress(page) ? "max-wide:hidden" : ""}`}>{where}</p>
        )}
      </div>
      {packages.length === 0 && <NothingYet page={page} i18n={i18n} />}
      {packages.map((parcel, index) => (
        <Parcel
          key={parcel.id}
          parcel={parcel}
          known={known.get(parcel.id)}
          position={index + 1}
          count={packages.length}
          i18n={i18n}
        />
      ))}
      {goesOn && unpacked.length > 0 && (
        <div className="row grid gap-2">
          <h3>{i18n.t("delivery.unpacked")}</h3>
          <Items items={unpacked} i18n={i18n} />
        </div>
      )}
    </section>
  )
}

function NothingYet({ page: { project, sections }, i18n }: Pick<SectionProps, "page" | "i18n">) {
  const { shipping_address, shipping_methods } = sections.order
  const ended = project.status === "canceled" || project.status === "declined"
  return (
    <div className="row">
      <h3>{i18n.t(ended ? "delivery.none.canceled" : "delivery.none")}</h3>
      {!ended && (
        <p className="text-sm text-ink-2">
          {project.ship_date && `${i18n.t("delivery.planned", { date: i18n.day(project.ship_date) })} `}
          {i18n.t(shipping_address ? "delivery.none.to" : "delivery.none.no_address")}
        </p>
      )}
      {shipping_methods.length > 0 && (
        <p className="text-sm text-ink-2">
          {i18n.t("delivery.method")} <bdi>{i18n.list(shipping_methods)}</bdi>
        </p>
      )}
    </div>
  )
}

interface ParcelProps {
  parcel: Package
  /** What is known of it beyond Medusa's own facts. */
  known: ShippingSection["packages"][number] | undefined
  position: number
  count: number
  i18n: I18n
}

function Parcel({ parcel, known, position, count, i18n }: ParcelProps) {
  const pickup = known?.pickup ?? null
  const [first, ...rest] =
    parcel.address && !pickup ? addressLines({ ...parcel.address, phone: null }, i18n.language) : []
  return (
    <article className="row grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-sm text-ink-3">
            {i18n.t("delivery.package", { count, n: i18n.number(count), position: i18n.number(position) })}
          </p>
          {pickup && <h3>{i18n.t("shipping.pickup")}</h3>}
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
          {parcel.service && !pickup && (
            <p className="text-sm text-ink-2" dir="auto">
              {parcel.service}
            </p>
          )}
        </div>
        <span className={pickup?.ready_at ? "pill pill-good" : PILLS[parcel.state]}>
          {stateWords(parcel, pickup, i18n)}
        </span>
      </div>
      <Items items={parcel.items} i18n={i18n} />
      {pickup && parcel.state !== "canceled" && <PickupPlace pickup={pickup} i18n={i18n} />}
      <Parcels parcels={known?.parcels ?? []} i18n={i18n} />
    </article>
  )
}

function stateWords(parcel: Package, pickup: Pickup | null, i18n: I18n): string {
  if (pickup && parcel.state === "preparing")
    return i18n.t(pickup.ready_at ? "shipping.pickup.ready" : "shipping.pickup.waiting")
  const at = {
    preparing: parcel.packed_at,
    shipped: parcel.shipped_at,
    delivered: parcel.delivered_at,
    canceled: null,
  }[parcel.state]
  if (at === null || parcel.state === "canceled") return i18n.t(`delivery.${parcel.state}`)
  return i18n.t(`delivery.${parcel.state}.at`, { date: i18n.date(at) })
}

function Items({ items, i18n }: { items: Package["items"]; i18n: I18n }) {
  const groups = groupPacked(items)
  const more = groups.slice(SHOWN_ITEMS)
  return (
    <>
      <ItemList groups={groups.slice(0, SHOWN_ITEMS)} i18n={i18n} />
      {more.length > 0 && (
        <details>
          <summary className="py-1 text-sm text-accent">
            {i18n.t("delivery.items.more", { count: more.length, n: i18n.number(more.length) })}
          </summary>
          <ItemList groups={more} i18n={i18n} />
        </details>
      )}
    </>
  )
}

function ItemList({ groups, i18n }: { groups: ReturnType<typeof groupPacked>; i18n: I18n }) {
  return (
    <ul className="num grid gap-2 text-sm">
      {groups.map(({ title, quantity, sizes }) => (
        <li key={title} dir="auto">
          {i18n.t("delivery.item", { quantity: i18n.number(quantity), title })}
          {sizes.length > 0 && <Sizes sizes={sizes} i18n={i18n} />}
        </li>
      ))}
    </ul>
  )
}
