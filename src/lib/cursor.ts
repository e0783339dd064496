import { z } from "zod"
import { portalError } from "./portal-error"

/** A place in a sorted list: the row's sort value, exactly as the database writes it, and its id. `by` names the order. */
export type Cursor<By extends string = string> = { by: By; value: string; id: string }

const shape = z.tuple([z.string(), z.string().max(300), z.string().max(100)])

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
  } catch {
    return null
  }
}

export const encodeCursor = ({ by, value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([by, value, id]), "utf8").toString("base64url")

/** @throws invalid_request for a text that is no cursor, or one of another sort order */
export const decodeCursor = <By extends string>(text: string, by: By): Cursor<By> => {
  const result = shape.safeParse(parsed(text))
  if (!result.success || result.data[0] !== by)
    throw portalError("invalid_request", "This cursor does not belong to the list. Start again without it.")
  const [, value, id] = result.data
  return { by, value, id }
}
