const EVERY_MS = 2_000
/** By then something is wrong that a next question does not mend; the page has a link to look again. */
const TRIES = 30

const isQuoteMade = async (href: string): Promise<boolean> => {
  try {
    const answer = await fetch(href, { cache: "no-store" })
    return answer.ok && !(await answer.text()).includes("data-awaits-quote")
  } catch {
    // The network failed, maybe in the middle of the answer: the next try asks again.
    return false
  }
}

/** A sent request whose order is still being made: shows it as soon as it is there. */
export function awaitQuote(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-awaits-quote]")
  if (!link) return
  let tries = 0
  const ask = async () => {
    tries += 1
    if (await isQuoteMade(link.href)) location.replace(link.href)
    else if (tries < TRIES) setTimeout(() => void ask(), EVERY_MS)
  }
  setTimeout(() => void ask(), EVERY_MS)
}
