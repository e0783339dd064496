import type { DocumentKind } from "../contracts"
import type { DocumentDefinition } from "./define-document"
import { creditNote, invoice } from "./sources/invoice"
import { packingSlip } from "./sources/packing-slip"
import { quote } from "./sources/quote"
import { receipt } from "./sources/receipt"
import { salesOrder } from "./sources/sales-order"
import { statement } from "./sources/statement"

/** Registry of what can be had as PDF. */
const definitions: DocumentDefinition[] = [quote, salesOrder, packingSlip, invoice, creditNote, receipt, statement]

export const documentDefinition = (kind: DocumentKind): DocumentDefinition | undefined =>
  definitions.find((definition) => definition.kind === kind)
