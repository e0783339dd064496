/** Words of the card that shows a client’s quote request. */
export const request = {
  title: "Requested by client",
  by: "{{who}} asked on {{at}}",
  reorder: "Reorder of",
  order: "#{{number}}",
  line: "{{count}} × {{what}}",
  size: "{{label}} {{quantity}}",
  artwork: "Approved artwork to use again",
  proof: "{{title}}, version {{version}}",
  notes: "Notes on artwork and sizes",
  remarks: "Remarks",
  inHands: "In-hands date",
  po: "PO number",
  budget: "Budget",
  address: "Delivery address",
  later: "Not known yet",
  edit: "Edit the draft order",
}

/** Where a project waits for a quote: `waiting.for`, `waiting.short` and `action`. */
export const requestWaiting = {
  for: { quote_request: "Waiting on us: quote request" },
  short: { quote_request: "Us: quote request" },
  action: { quote_request: "See the request" },
}
