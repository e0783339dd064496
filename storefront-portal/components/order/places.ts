import type { ProjectView } from "@contracts/project-page"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"

type Places = ProjectView["places"]

const ORDER = ["delivered", "on_the_way", "to_come"] as const

/** "40 pieces have arrived, 22 are on their way …", once anything has left the house; null before. */
export function placesText(places: Places, f: Format): string | null {
  if (places.delivered + places.on_the_way === 0) return null
  const parts = ORDER.filter((place) => places[place] > 0).map((place) =>
    t(`places.${place}`, { count: places[place], n: f.number(places[place]) }),
  )
  return t("places.all", { list: f.list(parts) })
}

/** Whether the note on top says where the pieces are. It does while nothing more urgent stands in its place. */
export function statusSaysPlaces({ status, needs }: Pick<ProjectView, "status" | "needs">): boolean {
  return status === "shipped" && needs.length === 0
}

/** How much of it is on its way, for the headline of an order that has shipped. */
export function shippedHow({ delivered, on_the_way, to_come }: Places): "all" | "part" | "part_arrived" | "rest" {
  if (to_come > 0) return on_the_way === 0 && delivered > 0 ? "part_arrived" : "part"
  return delivered > 0 && on_the_way > 0 ? "rest" : "all"
}
