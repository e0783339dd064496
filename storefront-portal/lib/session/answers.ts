import "server-only"

/** Relative on purpose: behind a reverse proxy this server does not know its own address from the request. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}

/** Whether a page's own script sent the form: it wants data where a browser wants the next page. */
export function isScript(request: Request): boolean {
  return request.headers.get("accept")?.split(",")[0] === "application/json"
}

/** After a form: on to `path`. A script that sent the form gets the address instead of the page behind it. */
export function formDone(request: Request, path: string): Response {
  return isScript(request) ? Response.json({ location: path }) : seeOther(path)
}

export function empty(status: number): Response {
  return new Response(null, { status })
}
