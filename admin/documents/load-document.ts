import type { DocumentKind } from "../../src/contracts"
import { portalApi } from "../lib/client"

export interface LoadedDocument {
  /** Of the browser's memory; the caller revokes it. */
  url: string
  /** Of the file, as the server names it. */
  name: string
}

/** The name in a `Content-Disposition` (RFC 6266). */
const nameIn = (disposition: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1]
  return encoded === undefined ? null : decodeURIComponent(encoded)
}

/**
 * Loads a PDF into the browser's memory. An address of the API could not be opened there: it may need a header, and it
 * answers with a download that runs nothing.
 */
export const loadDocument = async (
  { kind, id }: { kind: DocumentKind; id: string },
  signal?: AbortSignal,
): Promise<LoadedDocument> => {
  const answer = await portalApi.getStaffDocument({ params: { kind, id }, query: {}, ...(signal ? { signal } : {}) })
  const pdf = new Blob([await answer.blob()], { type: "application/pdf" })
  return {
    url: URL.createObjectURL(pdf),
    name: nameIn(answer.headers.get("content-disposition")) ?? `${kind}.pdf`,
  }
}

/** Saves what was loaded as a file. */
export const saveDocument = ({ url, name }: LoadedDocument): void => {
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
}
