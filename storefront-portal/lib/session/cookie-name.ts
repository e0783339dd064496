/** One cookie a link, so that two links opened in one browser never mix. */
export function sessionCookieName(linkId: string): string {
  return `__Host-portal_${linkId}`
}
