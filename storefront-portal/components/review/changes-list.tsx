import type { ShownChange } from "@/lib/format/changes"

export interface ChangeWords {
  was: string
  now: string
  added: string
  removed: string
}

/** Before and after, told apart by words and strokes as well as by colour. Runs on both sides: no server code in here. */
export function ChangesList({ changes, words }: { changes: readonly ShownChange[]; words: ChangeWords }) {
  return (
    <ul className="grid gap-2">
      {changes.map((change, index) => (
        <li key={index} className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0" dir="auto">
            {change.label}
          </span>
          <span className="num ms-auto min-w-0 text-end">
            {change.before === null ? (
              <span className="pill pill-good me-2">{words.added}</span>
            ) : (
              <del className="text-ink-3">
                <span className="sr-only">{words.was} </span>
                <bdi className="whitespace-pre-line">{change.before}</bdi>
              </del>
            )}
            {change.before !== null && change.after !== null && <span aria-hidden="true"> → </span>}
            {change.after === null ? (
              <span className="pill pill-bad ms-2">{words.removed}</span>
            ) : (
              <ins className="font-semibold text-good no-underline">
                <span className="sr-only">{words.now} </span>
                <bdi className="whitespace-pre-line">{change.after}</bdi>
              </ins>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
