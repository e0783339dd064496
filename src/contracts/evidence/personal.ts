import { z } from "zod"
import { actorSchema } from "../actor"
import { idSchema, LIMITS } from "../common"
import { defineEvidenceKind, sha256Schema } from "./define"

/** Personal data of an earlier entry was erased: which, by whom and why. The entry itself stays in the chain. */
export const personalErased = defineEvidenceKind({
  kind: "personal.erased",
  facts: {
    erased_entry_sha256: sha256Schema,
    erased_entry_seq: z.number().int(),
    erased_by_type: actorSchema.shape.type,
    erased_by_id: idSchema,
    reason: z.string().max(LIMITS.shortText),
  },
  personal: { erased_by: z.string() },
})
