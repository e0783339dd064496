/** Words that all lists share. */
export const list = {
  from: "From",
  to: "To",
  clearFilters: "Clear filters",
  previous: "Previous",
  next: "Next",
  export: "Export CSV",
  exportFailed: "The export failed",
  noMatchHint: "Try another search, or remove a filter.",
}
