export const form = {
  optional: "Optional",
  cancel: "Cancel",
  save: "Save",
  done: "Done",
  unsaved: "Unsaved changes",
  choose: "Please choose",
  leaveTitle: "Leave without saving?",
  leaveText: "What you typed on this page has not been saved.",
  leave: "Leave",
  stay: "Stay",
  tooLong: "At most {{max}} characters",
  empty: "Please fill this in",
  tooMany: "At most {{max}} entries",
  tooFew: "At least {{min}} entries",
  close: "Close",
  url: "Please type a full address, such as https://example.com",
  date: "Please choose a date",
}

export const load = {
  loading: "Loading",
  failed: "This could not be loaded",
  retry: "Try again",
  noConnection: "The server cannot be reached. Check your connection and try again.",
  loggedOut: "You are logged out. Log in again in another tab, then try once more here.",
  stale: "No connection. Trying again…",
}
