import type { ArtworkProblem } from "../../contracts"

/** Thrown inside a worker: why a file has no preview. */
export class ArtworkError extends Error {
  override readonly name = "ArtworkError"

  constructor(readonly problem: ArtworkProblem) {
    super(problem)
  }
}

const OUT_OF_MEMORY =
  /out of memory|allocation failed|memory allocation|cannot allocate|Memory\.grow|unable to allocate/i
const TOO_MANY_PIXELS = /exceeds pixel limit|pixel limit|dimensions? (?:too large|exceed)|too large for|larger than/i

/** What a failure of a decoder means for the file. Anything unknown is a file that the decoder cannot read. */
export const problemOf = (error: unknown): ArtworkProblem => {
  if (error instanceof ArtworkError) return error.problem
  const message = error instanceof Error ? error.message : String(error)
  if (OUT_OF_MEMORY.test(message)) return "out_of_memory"
  if (TOO_MANY_PIXELS.test(message)) return "too_many_pixels"
  return "broken"
}
