import "server-only"
import type { Shop } from "@contracts/shop"
import type { ProofPage, ProofRendering } from "@contracts/proof/page"
import { read, untagged, type Read } from "./project"

export type ProofParams = { linkId: string; proofId: string }

/** Everything that the page of a proof shows. */
export interface ProofView {
  shop: Shop
  page: ProofPage
  /** What is asked now, with the nonce to decide with; null while nothing is asked. */
  rendering: ProofRendering | null
}

/** @param etag of what the caller has: then null where it is still the newest */
export async function readProof(
  { linkId, proofId }: ProofParams,
  etag: string | null = null,
): Promise<Read<ProofView> | null> {
  const page = await read(linkId, async (api, session) => {
    const answer = await api.getProof({ session, params: { id: proofId }, etag })
    return answer ?? (etag === null ? null : { data: null, etag })
  })
  if (page.kind !== "ok") return page
  if (page.data === null) return null
  const { data } = page
  if (data.proof.request.state !== "open") return found(data, null, page.etag)
  const rendering = await read(linkId, async (api, session) =>
    untagged(await api.getProofRendering({ session, params: { id: proofId } })),
  )
  if (rendering.kind === "ok") return found(data, rendering.data, page.etag)
  // Withdrawn between the two reads: there is a page, and nothing to decide.
  return rendering.kind === "missing" ? found(data, null, page.etag) : rendering
}

const found = (page: ProofPage, rendering: ProofRendering | null, etag: string | null): Read<ProofView> => ({
  kind: "ok",
  etag,
  data: { shop: page.shop, page, rendering },
})
