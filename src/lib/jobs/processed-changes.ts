/** After a long outage of a job, the rest is taken in twice rather than held in memory. */
const MAX_REMEMBERED = 100_000

/** A row that changed. `version`: a text that every change of the row replaces with another. */
export type Change = { id: string; version: string }

/**
 * Remembers the changes that the last run of a periodic job took in. Such a job reads again what changed shortly before its
 * last run, because a transaction can commit a change some time after the timestamp that it wrote. Without this, each
 * change would be taken in once per run for as long as the overlap lasts.
 *
 * The memory belongs to one process: another instance, or this one after a restart, takes a change in once more.
 */
export class ProcessedChanges {
  private known: ReadonlyMap<string, string> = new Map()

  /** Starts a run. What it takes in counts as processed after `finish`. */
  startRun(): { takeNew: (changes: readonly Change[]) => string[]; finish: () => void } {
    const seen = new Map<string, string>()
    return {
      /** @returns ids of the rows that changed since the last run read them */
      takeNew: (changes) => {
        for (const { id, version } of changes) if (seen.size < MAX_REMEMBERED) seen.set(id, version)
        return changes.filter(({ id, version }) => this.known.get(id) !== version).map(({ id }) => id)
      },
      finish: () => {
        this.known = seen
      },
    }
  }
}
