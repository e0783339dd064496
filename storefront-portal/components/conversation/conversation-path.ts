/** The thread, at what was written last. */
export function messagesPath(linkId: string): string {
  return `/p/${linkId}/messages#latest`
}

/** Where the form of a message is sent to. */
export function sendPath(linkId: string): string {
  return `/p/${linkId}/messages`
}

/** Older entries of the thread. @param before the API's cursor */
export function olderPath(linkId: string, before: string): string {
  return `/p/${linkId}/messages?before=${encodeURIComponent(before)}#latest`
}

/** The thread with a message about one thing begun. */
export function askPath(linkId: string, type: "line" | "proof" | "invoice", id: string): string {
  return `/p/${linkId}/messages?about=${encodeURIComponent(`${type}:${id}`)}#message`
}
