export function reviewPath(linkId: string, requestId: string): string {
  return `/p/${linkId}/review/${encodeURIComponent(requestId)}`
}
