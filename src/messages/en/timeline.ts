/** The history of an order. */
export const timeline = {
  "timeline.title": "History",
  "timeline.empty": "Nothing has happened yet.",
  "timeline.more": "{count, plural, one {One earlier entry} other {{n} earlier entries}}",
  "timeline.versioned": "{what}, version {n}",
  "timeline.quote_created": "{who, select, none {Quote created} other {{name} created the quote}}",
  "timeline.order_placed": "{who, select, none {Order placed} other {{name} placed the order}}",
  "timeline.approval_requested":
    "{who, select, none {Approval requested} other {{name} requested your approval}}{what, select, none {} other { of version {detail}}}",
  "timeline.approved":
    "{who, select, none {Approved} other {{name} approved}}{what, select, none {} other { version {detail}}}",
  "timeline.changes_requested":
    "{who, select, none {Changes requested} other {{name} requested changes}}{what, select, none {} other { to version {detail}}}",
  "timeline.declined":
    "{who, select, none {Declined} other {{name} declined}}{what, select, none {} other { version {detail}}}",
  "timeline.stage_moved": "{what, select, none {Moved to the next stage} other {Moved to {detail}}}",
  "timeline.shipped": "Shipped{what, select, none {} other { with {detail}}}",
  "timeline.delivered": "Delivered{what, select, none {} other { by {detail}}}",
  "timeline.canceled": "{who, select, none {Canceled} other {{name} canceled the order}}",
} as const
