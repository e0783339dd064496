const seconds = (ms) => (ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)))

/** Numbered steps with their times: "[3/8] Building the admin (about 90 s, first time only) … 84 s". */
export class Progress {
  #total
  #done = 0
  #started = Date.now()
  #tellsLife
  times = []

  /** @param tellsLife false for a run whose parent gives a sign of life already */
  constructor(total, { tellsLife = true } = {}) {
    this.#total = total
    this.#tellsLife = tellsLife
  }

  async step(title, work) {
    const started = Date.now()
    process.stdout.write(`[${++this.#done}/${this.#total}] ${title}\n`)
    const result = await this.#whileTelling(work)
    const ms = Date.now() - started
    this.times.push({ title, ms })
    process.stdout.write(`      done in ${seconds(ms)} s\n`)
    return result
  }

  /** A sign of life every 15 seconds, because a silent minute looks like a hang. */
  async #whileTelling(work) {
    if (!this.#tellsLife) return await work()
    const started = Date.now()
    const timer = setInterval(() => process.stdout.write(`      … ${seconds(Date.now() - started)} s\n`), 15_000)
    try {
      return await work()
    } finally {
      clearInterval(timer)
    }
  }

  elapsed() {
    return `${seconds(Date.now() - this.#started)} s`
  }
}

export const note = (text) => process.stdout.write(`      ${text}\n`)
