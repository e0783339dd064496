import type { ProjectPage, Sections } from "../contracts"
import type { CoreFacts } from "./core-facts"
import type { LoadedSection } from "./define-section"
import { toHead } from "./head"
import { CORE_SECTIONS } from "./sections"
import { toTimeline } from "./timeline"

export type PageContent = Omit<ProjectPage, "viewer" | "shop" | "versions">

type FeatureViews = Omit<Sections, keyof typeof CORE_SECTIONS>

/** A view of each section in the registry, which a spec holds against the contract. */
function viewsOf(added: { id: string; view: unknown }[]): FeatureViews
function viewsOf(added: { id: string; view: unknown }[]): object {
  return Object.fromEntries(added.map(({ id, view }) => [id, view]))
}

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
      ...viewsOf(added),
      order: order.view,
      approval: approval.view,
      delivery: delivery.view,
    },
  }
}
