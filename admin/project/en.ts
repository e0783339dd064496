export const project = {
  title: "Project",
  sections: "Parts of the project",
  tab: {
    overview: "Overview",
    quote: "Quote",
    proofs: "Proofs",
    messages: "Messages",
    invoices: "Invoices",
    shipping: "Shipping",
    documents: "Documents",
    people: "People",
    evidence: "Evidence",
  },
  details: "Details",
  more: "More actions",
  openOrder: "Open order",
  openDraft: "Open draft order",
  pieces_one: "{{count}} piece",
  pieces_other: "{{count}} pieces",
  inHandsOn: "in hands {{day}}",
  preview: "Preview",
  previewReady: "The preview is ready",
  openPreview: "Open",
  edit: "Edit project",
  editWhileAsked:
    "You have asked the client for approval. A new name, PO number or in-hands date makes that request out of date: send a new one afterwards.",
  name: "Name",
  poNumber: "PO number",
  inHands: "In-hands date",
  inHandsHint: "The day the client needs the goods.",
  shipDate: "Ship date",
  owner: "Owner",
  ownerHint: "Shown to the client as their contact.",
  nobody: "Nobody",
  saved: "Project saved",
  stage: "Stage",
  moved: "Moved to {{stage}}",
  undo: "Undo",
}

export const waiting = {
  nothing: "Nothing to do",
  since: "since {{at}}",
  for: {
    share: "Waiting on us: share with the client",
    request: "Waiting on us: ask for approval",
    approval: "Waiting on client: approval",
    new_request: "Waiting on us: ask for approval of the changes",
    changes: "Waiting on us: requested changes",
    reply: "Waiting on us: reply to the client",
    release: "Waiting on us: billing",
    production: "Waiting on us: production",
  },
  /** In a column that is headed "Waiting on". */
  short: {
    share: "Us: share",
    request: "Us: ask for approval",
    approval: "Client: approval",
    new_request: "Us: ask about the changes",
    changes: "Us: requested changes",
    reply: "Us: reply",
    release: "Us: billing",
    production: "Us: production",
  },
}

/** The primary button, by what the project waits for. */
export const action = {
  share: "Share",
  request: "Ask for approval",
  approval: "Record a decision",
  new_request: "Ask for approval of the changes",
  changes: "Ask again",
  reply: "Reply",
}

export const difference = {
  approved: "The order is no longer what the client approved (version {{version}}).",
  asked: "The order changed after you asked for approval (version {{version}}). The client can no longer decide on it.",
  approvedAmounts: "{{before}} approved, {{after}} now.",
  askedAmounts: "{{before}} sent, {{after}} now.",
  changes_one: "{{count}} change",
  changes_other: "{{count}} changes",
}
