/**
 * Whether an If-None-Match header names this ETag (RFC 9110, 13.1.2: a list, compared weakly, since proxies that
 * compress mark tags as weak). Not `req.fresh`: that heeds the request's `Cache-Control: no-cache`, which fetch adds
 * to every request with this header.
 */
export const namesEtag = (header: string | undefined, etag: string): boolean =>
  header === etag || (header?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag) ?? false)
