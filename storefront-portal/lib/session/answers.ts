import "server-only"

/** Relative on purpose: behind a reverse proxy this server does not know its own address from the request. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}

/** After a form: on to `path`. A script that sent the form gets the address instead of the page behind it. */
export function formDone(request: Request, path: string): Response {
  const isScript = request.headers.get("accept")?.split(",")[0] === "application/json"
  return isScript ? Response.json({ location: path }) : seeOther(path)
}

export function empty(status: number): Response {
  return new Response(null, { status })
}
