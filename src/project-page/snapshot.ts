import type { MedusaContainer } from "@medusajs/framework/types"
import type { Shop } from "../contracts"
import { sha256Hex } from "../lib/digest"
import { portalServices } from "../lib/services"
import type { CoreFacts } from "./core-facts"
import { type Keyed, type LoadedSection, renew } from "./define-section"
import type { ChangedRows, FreshnessKeys } from "./freshness"
import { memoize } from "../lib/memoize"
import { toPageContent } from "./page-content"
import type { PagePart } from "./page-part"
import { readProjectRecord } from "./read-project"
import { CORE_SECTIONS, FEATURE_SECTIONS } from "./sections"

/** An order's facts, each part under its key, and the page that they make. */
export type Snapshot = {
  parts: { shop: Keyed<Shop> } & { [Part in keyof CoreFacts]: Keyed<CoreFacts[Part]> }
  features: ReadonlyMap<string, LoadedSection>
  /** JSON of the page without its viewer and outer braces, ready to stand behind the viewer. */
  body: string
  bytes: number
}

/** What a line's facts hold in the heap beside the page, measured on Node 20. */
const BYTES_PER_LINE = 3 * 1024
const BYTES_PER_PAGE = 24 * 1024

/** An estimate of what a snapshot holds, on the high side: two bytes a character, as V8 keeps text outside of Latin-1. */
const bytesOf = (body: string, lines: number): number => 2 * body.length + BYTES_PER_LINE * lines + BYTES_PER_PAGE

/** JSON of a part, with a short hash that is the same as long as the part reads the same. */
const rendered = memoize((part: object): { json: string; version: string } => {
  const json = JSON.stringify(part)
  return { json, version: sha256Hex(json).slice(0, 12) }
})

const bodyOf = (shop: Shop, core: CoreFacts, features: ReadonlyMap<string, LoadedSection>): string => {
  const { project, sections, action_items, timeline } = toPageContent(core, features)
  const rendering = new Map(Object.entries({ shop, project, ...sections }).map(([id, part]) => [id, rendered(part)]))
  const json = (id: string) => `${JSON.stringify(id)}:${rendering.get(id)?.json}`
  const versions = Object.fromEntries([...rendering].map(([id, { version }]) => [id, version]))
  return [
    json("shop"),
    json("project"),
    `"action_items":${JSON.stringify(action_items)}`,
    `"timeline":${JSON.stringify(timeline)}`,
    `"sections":{${Object.keys(sections).map(json).join(",")}}`,
    `"versions":${JSON.stringify(versions)}`,
  ].join(",")
}

/**
 * The page under the given keys. Of the last snapshot, whatever its age, only parts whose key changed are made again: of
 * the rows that came with the keys, or of what is read now.
 * @throws MedusaError not_found for an order without a project, or that is gone
 */
export const buildSnapshot = async (
  container: MedusaContainer,
  order_id: string,
  { keys, rows }: { keys: FreshnessKeys; rows: ChangedRows },
  last: Snapshot | undefined,
): Promise<Snapshot> => {
  const key = (id: string) => keys.get(id) ?? ""
  // An order's project never becomes another one, so the other parts need not wait for a project that only changed.
  const project = renew(last?.parts.project, key("project"), () =>
    readProjectRecord(container, order_id, rows.get("project")),
  )
  const project_id = last?.parts.project.facts.project.id ?? (await project).facts.project.id
  const subject = { order_id, project_id }
  const core = <Facts>({ id, read }: PagePart<string, Facts>, part: Keyed<Facts> | undefined) =>
    renew(part, key(id), () => read(container, subject, rows.get(id)))
  const [shop, order, approval, delivery, projectPart, features] = await Promise.all([
    renew(last?.parts.shop, key("shop"), () => portalServices(container).settings.getShop()),
    core(CORE_SECTIONS.order, last?.parts.order),
    core(CORE_SECTIONS.approval, last?.parts.approval),
    core(CORE_SECTIONS.delivery, last?.parts.delivery),
    project,
    Promise.all(
      FEATURE_SECTIONS.map(
        async ({ id, load }) =>
          [id, await load(container, subject, key(id), last?.features.get(id), rows.get(id))] as const,
      ),
    ),
  ])
  const facts = { order: order.facts, project: projectPart.facts, approval: approval.facts, delivery: delivery.facts }
  const loaded = new Map(features)
  const body = bodyOf(shop.facts, facts, loaded)
  return {
    parts: { shop, order, project: projectPart, approval, delivery },
    features: loaded,
    body,
    bytes: bytesOf(body, order.facts.items.length),
  }
}
