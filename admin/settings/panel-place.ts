import { z } from "zod"
import { medusa } from "../lib/client"

/** Pages of Medusa's admin that carry a panel of ours, and the panel's id there: "widget:" and the id in src/admin/widgets. */
const PANELS = [
  { zone: "order.details", widget: "widget:client-portal:order" },
  { zone: "draft_order.details", widget: "widget:client-portal:draft-order" },
  { zone: "customer.details", widget: "widget:client-portal:customer" },
] as const
type Panel = (typeof PANELS)[number]

const placesSchema = z.record(z.string(), z.looseObject({ order: z.number().optional() }))
/** Of Medusa's answer what is used: the arrangement of a page for everyone who has not made one of their own. */
const layoutSchema = z.object({
  default_configuration: z.object({ configuration: z.object({ widgets: placesSchema }) }).nullish(),
})

const readPlaces = async ({ zone }: Panel) =>
  layoutSchema.parse(await medusa.layouts.retrieveConfiguration(zone)).default_configuration?.configuration.widgets ??
  {}

/** Where the other parts of a page begin: those without a place of their own stand at 0. */
const firstOther = (places: z.output<typeof placesSchema>, widget: string): number =>
  Math.min(0, ...Object.entries(places).flatMap(([id, { order }]) => (id === widget ? [] : (order ?? []))))

const isFirst = (places: z.output<typeof placesSchema>, widget: string): boolean =>
  (places[widget]?.order ?? 0) < firstOther(places, widget)

/** Whether the panel is the first of its column on each of the pages. */
export const arePanelsFirst = async (): Promise<boolean> => {
  const found = await Promise.all(PANELS.map(async (panel) => isFirst(await readPlaces(panel), panel.widget)))
  return found.every(Boolean)
}

/** Puts the panel first on each of the pages, for everyone. What else was arranged there stays. */
export const putPanelsFirst = async (): Promise<void> => {
  for (const panel of PANELS) {
    const { zone, widget } = panel
    const places = await readPlaces(panel)
    const place = { ...places[widget], order: firstOther(places, widget) - 1 }
    await medusa.layouts.setConfiguration(zone, {
      is_default: true,
      configuration: { widgets: { ...places, [widget]: place } },
    })
  }
}
