import { z } from "zod"
import { actorSchema } from "../actor"
import { idSchema } from "../common"

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Who caused an entry, for kinds that came after there were actors: spread into `facts` and `personal`. */
export const acted = {
  facts: { actor_type: actorSchema.shape.type, actor_id: actorSchema.shape.id },
  personal: { actor_name: z.string() },
}

/** What an entry is about, as its facts say it: `name` where they hold one, `note` for what someone gave as a reason. */
export const evidenceAboutSchema = z.object({
  type: z.string(),
  id: idSchema,
  version: z.number().int().nullable(),
  name: z.string().nullable(),
  note: z.string().nullable(),
})
export type EvidenceAbout = z.infer<typeof evidenceAboutSchema>

/** What an entry is about, of which its facts say no more than given. */
export const about = (type: string, id: string, more: Partial<EvidenceAbout> = {}): EvidenceAbout => ({
  ...{ type, id, version: null, name: null, note: null },
  ...more,
})

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
  /** How its facts read in a list; left out for an entry that is about another entry. */
  about?: (facts: z.output<z.ZodObject<Facts>>) => EvidenceAbout
}) => {
  const { kind } = definition
  const [facts, personal] = [z.object(definition.facts), z.object(definition.personal)]
  return {
    kind,
    /** What is appended: the personal data is there. */
    content: z.object({ kind: z.literal(kind), facts, personal }),
    /** What is read later. */
    entry: z.object({ kind: z.literal(kind), facts, personal: personal.nullable() }),
    /** What an entry is about; null for one of another kind. */
    aboutOf: (entry: { kind: string; facts: unknown }): EvidenceAbout | null =>
      entry.kind === kind && definition.about ? definition.about(facts.parse(entry.facts)) : null,
  }
}
