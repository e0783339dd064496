import type { PreviewSize } from "@contracts/artwork"

/** The page of a proof. */
export function proofPath(linkId: string, proofId: string): string {
  return `/p/${linkId}/proofs/${encodeURIComponent(proofId)}`
}

/** A file as it was uploaded, as a download. */
export function originalPath(proof: string, fileId: string): string {
  return `${proof}/files/${encodeURIComponent(fileId)}/original`
}

/**
 * A page of a file as a picture.
 * @param sha256 of the page, where it is known: it changes the address with the picture, so that browsers may keep both
 */
export function previewPath(proof: string, fileId: string, page: number, size: PreviewSize, sha256?: string): string {
  const path = `${proof}/files/${encodeURIComponent(fileId)}/pages/${page}/${size}`
  return sha256 ? `${path}?v=${sha256.slice(0, 12)}` : path
}
