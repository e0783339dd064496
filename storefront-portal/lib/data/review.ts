import "server-only"
import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { readProject, readRendering, type Read } from "./project"

export type ReviewParams = { linkId: string; requestId: string }

export interface Review {
  shop: Shop
  page: ProjectPage
  /** Null when the order has no such request. */
  rendering: Rendering | null
}

/** The order's page and one request, as the signing page shows them. */
export async function readReview({ linkId, requestId }: ReviewParams): Promise<Read<Review>> {
  const [project, rendering] = await Promise.all([readProject(linkId), readRendering(linkId, requestId)])
  if (project.kind !== "ok") return project
  if (rendering.kind !== "ok" && rendering.kind !== "missing") return rendering
  const { data: page, etag } = project
  return {
    kind: "ok",
    etag,
    data: { shop: page.shop, page, rendering: rendering.kind === "ok" ? rendering.data : null },
  }
}
