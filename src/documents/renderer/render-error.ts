/** Why a document could not be made, for the log. Callers of the renderer get `document_failed`. */
export class RenderError extends Error {
  override readonly name = "RenderError"
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
