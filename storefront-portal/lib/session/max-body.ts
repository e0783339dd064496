/**
 * Bytes of the longest body that any page of ours sends: a form with a note of 10,000 characters of any script, each
 * escaped at worst to nine bytes, and its other fields.
 */
export const MAX_BODY = 100_000

/** What Node hands over at once, at most. */
const ONE_READ = 65_536

/**
 * Bytes that Next keeps of any body for the handlers behind `proxy.ts`. At this many it drops the read that goes beyond
 * and ends the body as if all had come. So it keeps one read more than a handler takes: what a handler sees of a cut
 * body is always too long, and it refuses it instead of taking the half for the whole.
 */
export const MAX_KEPT = MAX_BODY + ONE_READ
