/** A foreseeable failure: its message is for the person at the terminal, so no stack is printed with it. */
export class Failure extends Error {
  name = "Failure"
}

/** Prints what went wrong, with a stack only where it helps. */
export const report = (error) => {
  const text = error instanceof Failure ? error.message : (error?.stack ?? String(error))
  process.stderr.write(`\n✖ ${text}\n`)
}

/** Enough of a failed check to know what it was about; the whole of it stands further up, where it happened. */
const SAID_AGAIN = 20

export const firstLines = (text) => text.trim().split("\n").slice(0, SAID_AGAIN).join("\n")
