/** Words of the mail that tells of an order's new stage. */
export const noticeStageMoved = {
  "stage_moved.subject": "{project}: {stage}",
  "stage_moved.preheader": "Your order has moved forward.",
  "stage_moved.title": "{project} is now at “{stage}”",
  "stage_moved.intro": "Your order {project} has moved forward. It is now at “{stage}”.",
  "stage_moved.stage": "Status",
  "stage_moved.in_hands": "Needed by",
  "stage_moved.action": "View your order",
} as const
