import { ArrowUpRightOnBox, BuildingStorefront } from "@medusajs/icons"
import { Button, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { addressText, type ParcelState } from "../../src/contracts"
import { useContents } from "./use-contents"
import { useFormat } from "../lib/format"
import { Menu, type MenuAction } from "../lib/menu"
import type { DrawerId } from "../project/drawers"
import type { StaffPackage } from "./use-shipping"

const PACKAGE_COLORS = { preparing: "grey", shipped: "blue", delivered: "green", canceled: "red" } as const
const PARCEL_COLORS: Record<ParcelState, "grey" | "blue" | "green" | "orange" | "red"> = {
  announced: "grey",
  in_transit: "blue",
  out_for_delivery: "blue",
  ready_for_pickup: "orange",
  exception: "red",
  delivered: "green",
  returned: "red",
}

function ParcelRow({ parcel, onChoose }: { parcel: StaffPackage["parcels"][number]; onChoose: () => void }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { number, carrier, link, service, state, events, proof } = parcel
  const [latest] = events
  const facts = [
    ...(service ? [service] : []),
    ...(latest ? [format.moment(latest.at), latest.message, latest.place] : []),
    ...(proof?.signed_by ? [t("shipping.signedBy", { name: proof.signed_by })] : []),
  ].filter(Boolean)
  return (
    <li className="flex flex-col gap-y-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {carrier && (
          <Text size="small" leading="compact" weight="plus">
            {carrier.name}
          </Text>
        )}
        {link ? (
          <a
            href={link}
            target="_blank"
            rel="noopener noreferrer"
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover txt-compact-small inline-flex items-center gap-x-1 break-all"
          >
            {number || link}
            <ArrowUpRightOnBox className="shrink-0" />
          </a>
        ) : (
          <Text size="small" leading="compact" className="break-all">
            {number}
          </Text>
        )}
        {state && <StatusBadge color={PARCEL_COLORS[state]}>{t(`shipping.parcel.${state}`)}</StatusBadge>}
        {!carrier && (
          <Button size="small" variant="transparent" className="text-ui-tag-orange-text" onClick={onChoose}>
            {t("shipping.openCarrier")}
          </Button>
        )}
      </span>
      {!carrier && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("shipping.openCarrierHint")}
        </Text>
      )}
      {facts.length > 0 && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
          {facts.join(" · ")}
        </Text>
      )}
    </li>
  )
}

function PickupFacts({ pickup }: { pickup: NonNullable<StaffPackage["pickup"]> }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { place, hours, note, ready_at, collected_at, collected_by } = pickup
  const state = collected_at
    ? t("shipping.pickup.collected", { name: collected_by ?? "", at: format.moment(collected_at) })
    : ready_at
      ? t("shipping.pickup.readySince", { at: format.moment(ready_at) })
      : t("shipping.pickup.notReady")
  return (
    <Text size="small" className="text-ui-fg-subtle break-words">
      {[t("shipping.pickup.at", { place }), hours, note, state].filter(Boolean).join(" · ")}
    </Text>
  )
}

/** The likeliest next step as a button, the others in a menu. */
function Actions({ parcel, name, onOpen }: Pick<PackageRowProps, "parcel" | "onOpen"> & { name: string }) {
  const { t } = useTranslation("clientPortal")
  const { state, pickup } = parcel
  const collects = state === "preparing" && pickup !== null
  const pickupAction: MenuAction = {
    label: t("shipping.pickup.action"),
    icon: <BuildingStorefront />,
    onSelect: () => onOpen("pickup"),
  }
  const next: DrawerId = collects ? (pickup.ready_at ? "collected" : "pickup") : "tracking"
  const label = collects
    ? t(pickup.ready_at ? "shipping.collected.action" : "shipping.pickup.action")
    : t(state === "preparing" ? "shipping.ship" : "shipping.edit")
  return (
    <div className="flex items-center gap-x-1">
      <Button size="small" variant="secondary" onClick={() => onOpen(next)}>
        {label}
      </Button>
      {state === "preparing" && next !== "pickup" && (
        <Menu label={t("shipping.actions", { name })} groups={[[pickupAction]]} />
      )}
    </div>
  )
}

interface PackageRowProps {
  parcel: StaffPackage
  position: number
  count: number
  onOpen: (drawer: DrawerId) => void
}

/** One package: where it goes, what is in it, its numbers, and what can be done with it. */
export function PackageRow({ parcel, position, count, onOpen }: PackageRowProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { state, address, service, items, parcels, pickup, shipped_at, delivered_at } = parcel
  const at = state === "delivered" ? delivered_at : state === "shipped" ? shipped_at : null
  const isReady = state === "preparing" && pickup?.ready_at != null
  const contents = useContents()(items)
  const name = t("shipping.package", { position, count })
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="flex min-w-0 flex-1 flex-col gap-y-1" style={{ flexBasis: 256 }}>
          <span className="flex flex-wrap items-center gap-2">
            <Text size="small" leading="compact" weight="plus">
              {name}
            </Text>
            <StatusBadge color={isReady ? "green" : PACKAGE_COLORS[state]}>
              {[t(`shipping.state.${isReady ? "ready" : state}`), at && format.recent(at)].filter(Boolean).join(" ")}
            </StatusBadge>
          </span>
          {pickup && <PickupFacts pickup={pickup} />}
          {address && !pickup && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {[t("shipping.to", { address: addressText(address) }), service].filter(Boolean).join(" · ")}
            </Text>
          )}
          <Text size="small" className="break-words">
            {contents}
          </Text>
        </div>
        {state !== "canceled" && <Actions parcel={parcel} name={name} onOpen={onOpen} />}
      </div>
      {parcels.length > 0 && (
        <ul className="flex flex-col gap-y-3">
          {parcels.map((one) => (
            <ParcelRow key={one.number || one.link} parcel={one} onChoose={() => onOpen("tracking")} />
          ))}
        </ul>
      )}
      {parcels.length === 0 && (state === "shipped" || state === "delivered") && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("shipping.noNumber")}
        </Text>
      )}
    </li>
  )
}
