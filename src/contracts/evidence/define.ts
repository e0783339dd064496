import { z } from "zod"
import { actorSchema } from "../actor"

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Who caused an entry, for kinds that came after there were actors: spread into `facts` and `personal`. */
export const acted = {
  facts: { actor_type: actorSchema.shape.type, actor_id: actorSchema.shape.id },
  personal: { actor_name: z.string() },
}

/**
 * One kind of evidence. `facts` are part of the hashed bytes and stay forever. `personal` is kept beside the chain, which
 * commits to it, and is null in an entry whose personal data was erased.
 *
 * Entries are never rewritten: a field that a released version did not write has to be optional, and none is ever removed
 * or renamed.
 */
export const defineEvidenceKind = <
  Kind extends string,
  Facts extends z.ZodRawShape,
  Personal extends Record<string, z.ZodType<string | null | undefined>>,
>(definition: {
  kind: Kind
  facts: Facts
  personal: Personal
}) => {
  const { kind } = definition
  const [facts, personal] = [z.object(definition.facts), z.object(definition.personal)]
  return {
    kind,
    /** What is appended: the personal data is there. */
    content: z.object({ kind: z.literal(kind), facts, personal }),
    /** What is read later. */
    entry: z.object({ kind: z.literal(kind), facts, personal: personal.nullable() }),
  }
}
