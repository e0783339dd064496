import type { MedusaContainer } from "@medusajs/framework/types"
import type { ActionItem, SectionId, Sections, TimelineEntry } from "../contracts"
import type { CoreFacts } from "./core-facts"
import { definePart, type GivenRows, type PagePart, type PartDefinition, type Subject } from "./page-part"

export type SectionDefinition<Id extends string, View, Facts> = PartDefinition<Id, Facts> & {
  /** What the page shows. Pure; may use the order, the project, its approvals and deliveries. */
  view: (facts: Facts, core: CoreFacts) => View
  actionItems?: (facts: Facts, core: CoreFacts) => ActionItem[]
  timeline?: (facts: Facts, core: CoreFacts) => TimelineEntry[]
}

/** What one state of a section gives to the page. */
export type Presented<View = unknown> = { view: View; action_items: ActionItem[]; timeline: TimelineEntry[] }

/** Facts under the key that they were read with. */
export type Keyed<Facts> = { key: string; facts: Facts }

/** The last facts, as long as they still have the given key; else they are read. */
export const renew = async <Facts>(
  last: Keyed<Facts> | undefined,
  key: string,
  read: () => Promise<Facts>,
): Promise<Keyed<Facts>> => (last?.key === key ? last : { key, facts: await read() })

/** A feature's section as the page handles it: its facts are its own business. */
export type LoadedSection = { key: string; present: (core: CoreFacts) => Presented }
export type FeatureSection = Pick<PagePart<string, unknown>, "id" | "freshness" | "rows"> & {
  load: (
    container: MedusaContainer,
    subject: Subject,
    key: string,
    last: LoadedSection | undefined,
    given?: GivenRows,
  ) => Promise<LoadedSection>
}

/** A section of the page. Its schema is registered in `src/contracts/sections`, and the section itself in sections.ts. */
export const defineSection = <Id extends string, View, Facts>(definition: SectionDefinition<Id, View, Facts>) => {
  const part = definePart<Id, Facts>(definition)
  const present = (facts: Facts, core: CoreFacts): Presented<View> => ({
    view: definition.view(facts, core),
    action_items: definition.actionItems?.(facts, core) ?? [],
    timeline: definition.timeline?.(facts, core) ?? [],
  })
  const load: FeatureSection["load"] = async (container, subject, key, last, given) => {
    if (last?.key === key) return last
    const facts = await part.read(container, subject, given)
    return { key, present: (core) => present(facts, core) }
  }
  return { ...part, present, load }
}

/** The view that the contract gives to a section. */
export type ViewOf<Id extends SectionId> = Sections[Id]
