import { raw, type RawAnswer } from "./raw"

export interface Visit extends RawAnswer {
  /** Where it ended. */
  url: string
}

const MOST_HOPS = 5

/** Opens a link as a browser does: it goes where it is led, with the cookies that it was given on the way. */
export const visit = async (link: string): Promise<Visit> => {
  const jar = new Map<string, string>()
  let url = link
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const answer = await raw(url, { headers: cookie ? { cookie } : {} })
    for (const one of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const next = answer.headers.location
    if (next === undefined) return { ...answer, url }
    url = new URL(next, url).href
  }
  throw new Error(`A link leads on and on: ${new URL(link).origin}`)
}
