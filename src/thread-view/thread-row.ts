import { z } from "zod"
import { actorSchema, decisionKindSchema, invoiceKindSchema, messageSubjectTypeSchema } from "../contracts"

const who = {
  id: z.string(),
  at: z.union([z.date(), z.string()]).transform((at) => new Date(at).toISOString()),
  actor_type: actorSchema.shape.type.nullable(),
  actor_id: z.string().nullable(),
  actor_name: z.string().nullable(),
}
const row = <Kind extends string, Body extends z.ZodType, Detail extends z.ZodType>(
  kind: Kind,
  body: Body,
  detail: Detail,
) => z.object({ ...who, kind: z.literal(kind), body, detail })

const spoken = z.string().nullable()
const version = z.number().int()

/** Null where what it was about is gone. */
const about = z
  .object({ type: messageSubjectTypeSchema, id: z.string(), title: z.string().nullable() })
  .nullable()
  .transform((subject) => (subject && subject.title !== null ? { ...subject, title: subject.title } : null))

const written = z.object({ about, by_mail: z.boolean() })

/** A row of `portal_read_thread` or `portal_read_conversation` (Migration20261127041100 and 20261127093150 of the conversation module). */
export const threadRowSchema = z.discriminatedUnion("kind", [
  row("message", z.string(), written),
  row("note", z.string(), written),
  row("approval_requested", spoken, z.object({ version })),
  row(
    "decision",
    spoken,
    z.object({
      decision: decisionKindSchema,
      about: z.discriminatedUnion("type", [
        z.object({ type: z.literal("order"), version }),
        z.object({ type: z.literal("proof"), id: z.string(), title: z.string(), version }),
      ]),
    }),
  ),
  row(
    "proof_sent",
    spoken,
    z.object({ about: z.object({ id: z.string(), title: z.string(), version, is_waiver: z.boolean() }) }),
  ),
  row(
    "invoice_sent",
    spoken,
    z.object({ about: z.object({ id: z.string(), number: z.string(), kind: invoiceKindSchema }) }),
  ),
  row("shared", z.null(), z.object({ recipient: z.string() })),
  row("shipped", z.null(), z.object({ tracking: z.array(z.string()) })),
])
export type ThreadRow = z.output<typeof threadRowSchema>
