export const purchaseOrder = {
  title: "PO number",
  customerHint: "Whether this customer enters their PO number when they approve. Counts for open requests as well.",
  default: "As in settings ({{mode}})",
  mode: { off: "Not asked", optional: "Optional", required: "Required" },
  saved: "PO number: {{mode}}",
  settingsTitle: "PO numbers",
  settingsHint: "Whether clients enter their PO number when they approve. You can set this for each customer.",
  field: "PO number",
  fieldHint: "The client's purchase order number. It becomes part of the approval.",
  fieldMissing: "This customer's approvals need a PO number.",
  stamp: "PO number {{number}}",
}
