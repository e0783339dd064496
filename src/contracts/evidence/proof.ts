import { z } from "zod"
import { idSchema, noteSchema } from "../common"
import { heldProofSchema } from "../proof/proof"
import { acted, defineEvidenceKind, sha256Schema } from "./define"

const proofVersion = { proof_id: idSchema, version_id: idSchema, version_number: z.number().int() }

/**
 * A version was sent for approval. It stands beside `approval.requested`, which names the pinned document: this entry names
 * the originals, so that a file can be held against the record without the document.
 */
export const proofSent = defineEvidenceKind({
  kind: "proof.sent",
  facts: {
    ...proofVersion,
    request_id: idSchema,
    files: z.array(z.object({ file_id: idSchema, sha256: sha256Schema })),
    ...acted.facts,
  },
  personal: acted.personal,
})

/**
 * The client went without a proof, for a reprint of what they had approved. It stands beside the decision's entry, which
 * alone names the person, so that erasing that one erases all.
 */
export const proofWaived = defineEvidenceKind({
  kind: "proof.waived",
  facts: {
    proof_id: idSchema,
    request_id: idSchema,
    decision_id: idSchema,
    approved_decision_id: idSchema,
    approved_document_sha256: sha256Schema,
    ...acted.facts,
  },
  personal: {},
})

/** Staff closed a proof for good: nothing more comes of it. */
export const proofClosed = defineEvidenceKind({
  kind: "proof.closed",
  facts: { proof_id: idSchema, reason: z.string().nullable(), ...acted.facts },
  personal: acted.personal,
})

/** Staff let lines be fulfilled whose proofs are not approved. */
export const gateOverridden = defineEvidenceKind({
  kind: "gate.overridden",
  facts: {
    override_id: idSchema,
    reason: noteSchema,
    item_ids: z.array(idSchema),
    proofs: z.array(heldProofSchema),
    ...acted.facts,
  },
  personal: acted.personal,
})
