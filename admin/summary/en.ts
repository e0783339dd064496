export const panel = {
  title: "Client portal",
  becameOrder: "This draft is an order now.",
  openOrder: "Open the order",
  openProject: "Open project",
}

export const status = {
  quote: "Quote",
  awaiting_approval: "Awaiting approval",
  changes_requested: "Changes requested",
  declined: "Declined",
  needs_new_request: "Needs new approval",
  changed_after_approval: "Changed after approval",
  ready_for_billing: "Ready for billing",
  approved: "Approved",
  shipped: "Shipped",
  delivered: "Delivered",
  canceled: "Canceled",
}
