import type { PreviewSize } from "@contracts/artwork"

/** Where files are uploaded with a link, of an order or of an account. `proxy.ts` lets its requests pass untouched. */
export function uploadPath(linkId: string): string {
  return `/files/${linkId}`
}

/** A file: what is known of it, and where it is removed. */
export function filePath(linkId: string, fileId: string): string {
  return `${uploadPath(linkId)}/${encodeURIComponent(fileId)}`
}

/** A file as it was uploaded, as a download. */
export function fileOriginalPath(linkId: string, fileId: string): string {
  return `${filePath(linkId, fileId)}/original`
}

/** The first page of a file as a picture. @param sha256 of the page: the address changes with the picture */
export function filePreviewPath(linkId: string, fileId: string, size: PreviewSize, sha256: string): string {
  return `${filePath(linkId, fileId)}/pages/1/${size}?v=${sha256.slice(0, 12)}`
}
