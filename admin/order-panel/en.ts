export const panel = {
  title: "Client portal",
  share: "Share…",
  preview: "Preview",
  previewReady: "The preview is ready",
  openPreview: "Open",
  notShared: "Not shared yet",
  notSharedHint: "Share a personal link: your client reads, approves and follows this order on one page.",
  noEmail:
    "This customer has no e-mail address on file. You can share with any address, or copy a link and pass it on.",
  becameOrder: "This draft is an order now.",
  openOrder: "Open the order",
}

export const status = {
  quote: "Quote",
  awaiting_approval: "Awaiting approval",
  changes_requested: "Changes requested",
  declined: "Declined",
  ask_again: "Ask again",
  ready_for_billing: "Ready for billing",
  approved: "Approved",
  shipped: "Shipped",
  delivered: "Delivered",
  canceled: "Canceled",
}

export const log = {
  title_one: "Log ({{count}} entry)",
  title_other: "Log ({{count}} entries)",
  by: { staff: "{{name}}", client: "{{name}} (client)" },
  kind: {
    created: "Link for {{name}} created",
    shared: "Shared with {{name}}",
    copied: "{{name}}'s link copied",
    rotated: "{{name}}'s link replaced",
    revoked: "{{name}}'s link revoked",
    expiry_changed: "{{name}}'s link: end date changed",
    fresh_requested: "{{name}} asked for a fresh link",
    opened: "{{name}} opened the page",
  },
}
