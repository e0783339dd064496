import "server-only"

/** Relative on purpose: behind a reverse proxy this server does not know its own address from the request. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}

export function empty(status: number): Response {
  return new Response(null, { status })
}
