import type { MedusaContainer } from "@medusajs/framework/types"
import type { DocumentKind } from "../contracts"
import type { Paper } from "./paper"
import type { PaperContext } from "./papers/frame"

/** One document with all that it says, ready to be written for a reader. */
export type DocumentSource = {
  /** Null for what is about a customer. */
  order_id: string | null
  /** Of the order, invoice or package that it is about. */
  number: string
  /** Clients of the order may have it. */
  is_shared: boolean
  /**
   * SHA-256 of the bytes that it is made from, where they never change; its PDF can be stored then. Null for what shows
   * today's data.
   */
  source_sha256: string | null
  /** Pure: the same reader gets the same paper. */
  paper: (context: PaperContext) => Paper
}

/** What is made from bytes that never change. */
export type PinnedSource = DocumentSource & { source_sha256: string }

export type DocumentDefinition = {
  kind: DocumentKind
  /** @returns null for an id that there is no such document of */
  find: (container: MedusaContainer, id: string) => Promise<DocumentSource | null>
}
