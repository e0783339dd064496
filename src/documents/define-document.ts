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
  /** Pure: the same reader gets the same paper. */
  paper: (context: PaperContext) => Paper
}

export type DocumentDefinition = {
  kind: DocumentKind
  /** @returns null for an id that there is no such document of */
  find: (container: MedusaContainer, id: string) => Promise<DocumentSource | null>
}
