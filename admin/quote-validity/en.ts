export const validity = {
  until: "Valid until",
  untilHint: "To the end of this day in the shop's time zone ({{zone}}). Leave it empty for a quote that stays valid.",
  untilDefault: "The shop's default counts.",
  dayInPast: "Please choose a day that is not over",
  left: "Valid until {{at}}",
  expired: "Expired",
  expiredAt: "Expired on {{at}}",
  renewalAsked: "The client asked for a renewed quote on {{at}}.",
  extend: "Extend",
  extendTitle: "Extend the quote",
  extendText: "The client can approve version {{version}} until the end of the new day. The extension is recorded.",
  extendRecord:
    "If the client approved by phone before it expired, extend the quote first, then record the decision. The record shows both.",
  extended: "Quote extended",
  newDate: "New date",
  newDateHint: "To the end of this day in the shop's time zone ({{zone}}).",
  newDateMissing: "Please choose a date",
  nothing: "There is no open request with a date to extend.",
  settings: "Quotes",
  days: "Quotes are valid for (days)",
  daysHint: "Counted from the day you ask for approval, to the end of the last day. Leave it empty for no limit.",
  daysProblem: "Please type a whole number of days, up to 365",
}

/** Entries of the evidence: `evidence.kind.validity`. */
export const validityEvidence = { extended: "Quote extended" }

/** Where a project waits for a renewed quote: `waiting.for`, `waiting.short` and `action`. */
export const renewal = {
  for: "Waiting on us: quote expired",
  short: "Us: quote expired",
  action: "Extend",
}
