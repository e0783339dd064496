import type { DocumentKind } from "../contracts"
import type { DocumentDefinition } from "./define-document"
import { packingSlip } from "./sources/packing-slip"
import { quote } from "./sources/quote"
import { salesOrder } from "./sources/sales-order"

/** Registry of what can be had as PDF. */
const definitions: DocumentDefinition[] = [quote, salesOrder, packingSlip]

export const documentDefinition = (kind: DocumentKind): DocumentDefinition | undefined =>
  definitions.find((definition) => definition.kind === kind)
