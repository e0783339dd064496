/** The client's PO number, entered while signing. */
export const purchaseOrder = {
  "sign.po": "PO number",
  "sign.po.optional": "PO number (optional)",
  "sign.po.hint": "Your purchase order number. It becomes part of what you approve.",
  "sign.po.missing": "Enter your PO number. This order cannot be approved without one.",
  "sign.po.invalid":
    "Enter a PO number of at most 100 characters, with letters or digits and without hidden characters.",
  "stamp.po": "PO",
} as const
