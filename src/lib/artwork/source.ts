import type { ArtworkFacts } from "../../contracts"
import type { PageSize, Pixels } from "./previews"

/** An opened file, page by page. */
export type Source = {
  page_count: number
  /** @param number from 1 */
  render: (number: number) => Promise<{ pixels: Pixels; size: PageSize }>
  /** What is known after the pages that were rendered. */
  facts: () => { facts: ArtworkFacts; is_preview_faithful: boolean }
  close: () => void
}
