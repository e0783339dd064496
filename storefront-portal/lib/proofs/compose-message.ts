import type { Annotation } from "@contracts/proof/annotation"

/** Most characters that a message of a decision may have (`LIMITS.note`). */
const MAX_MESSAGE = 10_000

/** The client's open remarks on one version: what a request for changes is about. */
export function newRemarks(annotations: readonly Annotation[], versionId: string): Annotation[] {
  return annotations.filter(
    ({ version_id, author, body, resolution }) =>
      version_id === versionId && author.type === "client" && body !== "" && resolution === null,
  )
}

/**
 * The message of a request for changes: what was typed, then each remark under its number. Of what others wrote the number
 * stands alone: their words are theirs, and are erased with them. Remarks are kept as rows of their own, so where the message
 * would grow too long their texts are cut, never what was typed.
 */
export function composeMessage(
  typed: string,
  remarks: readonly Pick<Annotation, "number" | "body" | "is_own">[],
): string {
  const text = typed.trim()
  const room = MAX_MESSAGE - text.length - 2
  const each = Math.floor(room / Math.max(1, remarks.length)) - 1
  const lines = remarks.map(({ number, body, is_own }) =>
    cut(`${number}. ${is_own ? body.replace(/\s+/g, " ").trim() : "…"}`, each),
  )
  return [text, lines.filter(Boolean).join("\n")].filter(Boolean).join("\n\n")
}

function cut(line: string, max: number): string {
  if (line.length <= max) return line
  // Characters, not halves of them.
  return max < 8 ? "" : `${[...line.slice(0, max - 1)].slice(0, -1).join("")}…`
}
