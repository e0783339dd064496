import type { ProjectPage } from "../contracts"
import type { CoreFacts } from "./core-facts"
import type { LoadedSection } from "./define-section"
import { toHead } from "./head"
import { CORE_SECTIONS } from "./sections"
import { toTimeline } from "./timeline"

export type PageContent = Omit<ProjectPage, "viewer" | "shop" | "versions">

/** Everything the page shows of a project, of the core and of features. Pure. */
export const toPageContent = (
  core: CoreFacts,
  features: ReadonlyMap<string, LoadedSection> = new Map(),
): PageContent => {
  const order = CORE_SECTIONS.order.present(core.order, core)
  const approval = CORE_SECTIONS.approval.present(core.approval, core)
  const delivery = CORE_SECTIONS.delivery.present(core.delivery, core)
  const added = [...features].map(([id, section]) => ({ id, ...section.present(core) }))
  const presented = [order, approval, delivery, ...added]
  return {
    project: toHead(core),
    action_items: presented.flatMap(({ action_items }) => action_items),
    timeline: toTimeline(
      core,
      presented.flatMap(({ timeline }) => timeline),
    ),
    sections: {
      ...Object.fromEntries(added.map(({ id, view }) => [id, view])),
      order: order.view,
      approval: approval.view,
      delivery: delivery.view,
    },
  }
}
