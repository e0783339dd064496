import { idSchema, instantSchema } from "../common"
import { acted, defineEvidenceKind } from "./define"

/** Staff extended the time in which a quote can be approved. The first date is part of `approval.requested`. */
export const validityExtended = defineEvidenceKind({
  kind: "validity.extended",
  facts: {
    request_id: idSchema,
    valid_until: instantSchema,
    previous_valid_until: instantSchema,
    ...acted.facts,
  },
  personal: acted.personal,
})
