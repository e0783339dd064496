type Logo = { content_type: string; content: Buffer }

/** 1 MiB each at most. A shop shows one; those before it are still in old mails. */
const CAPACITY = 4
const kept = new Map<string, Logo>()

/**
 * A logo by its id, read once: it is public, and the id is a hash of its content, so a copy is never stale. The least
 * recently asked for goes first; one that does not exist is not remembered.
 */
export const keptLogo = async (id: string, read: (id: string) => Promise<Logo | null>): Promise<Logo | null> => {
  const logo = kept.get(id) ?? (await read(id))
  if (!logo) return null
  // Map keeps insertion order: taking it out and in again makes it the most recently asked for.
  kept.delete(id)
  kept.set(id, logo)
  const oldest = kept.keys().next()
  if (kept.size > CAPACITY && !oldest.done) kept.delete(oldest.value)
  return logo
}
