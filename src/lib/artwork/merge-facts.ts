import type { ArtworkFacts } from "../../contracts"

type Known = { facts: ArtworkFacts; is_preview_faithful: boolean }

const smallest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** Facts of one file, read in two parts of its pages. */
export const mergeFacts = (before: Known | null, now: Known): Known => {
  if (!before) return now
  const fonts = new Map(before.facts.fonts.map(({ name, is_embedded }) => [name, is_embedded]))
  for (const { name, is_embedded } of now.facts.fonts) fonts.set(name, (fonts.get(name) ?? true) && is_embedded)
  return {
    facts: {
      ...now.facts,
      placed_dpi: smallest(before.facts.placed_dpi, now.facts.placed_dpi),
      has_transparency: before.facts.has_transparency || now.facts.has_transparency,
      fonts: [...fonts].map(([name, is_embedded]) => ({ name, is_embedded })),
      is_cropped: before.facts.is_cropped || now.facts.is_cropped,
    },
    is_preview_faithful: before.is_preview_faithful && now.is_preview_faithful,
  }
}
