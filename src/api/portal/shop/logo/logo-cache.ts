import { LRUCache } from "lru-cache"

export type Logo = { content_type: string; content: Buffer }

/** Bytes. A logo has 1 MiB at most; a shop shows one, and those before it are still in old mails. */
export const MAX_CACHED_BYTES = 4 * 1_048_576

const cache = new LRUCache<string, Logo>({
  maxSize: MAX_CACHED_BYTES,
  sizeCalculation: ({ content }) => Math.max(1, content.length),
})

/**
 * A logo by its id, read once: it is public, and the id is a hash of its content, so a copy is never stale. One that does
 * not exist is not remembered.
 */
export const cachedLogo = async (id: string, read: (id: string) => Promise<Logo | null>): Promise<Logo | null> => {
  const known = cache.get(id)
  if (known) return known
  const logo = await read(id)
  if (logo) cache.set(id, logo)
  return logo
}
