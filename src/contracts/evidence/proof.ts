import { z } from "zod"
import { idSchema, noteSchema } from "../common"
import { heldProofSchema } from "../proof/proof"
import { about, acted, defineEvidenceKind, sha256Schema } from "./define"
import { personalErased } from "./personal"

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
  about: ({ proof_id, version_number }) => about("proof", proof_id, { version: version_number }),
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
  about: ({ proof_id }) => about("proof", proof_id),
})

/** Staff closed a proof for good: nothing more comes of it. */
export const proofClosed = defineEvidenceKind({
  kind: "proof.closed",
  facts: { proof_id: idSchema, reason: z.string().nullable(), ...acted.facts },
  personal: acted.personal,
  about: ({ proof_id, reason }) => about("proof", proof_id, { note: reason }),
})

/**
 * What a client wrote on the proofs of the order was erased, with their name: remarks and replies by their ids. It stands
 * beside `personal.erased` where that person decided as well.
 */
export const remarksErased = defineEvidenceKind({
  kind: "remarks.erased",
  facts: {
    /** Links of that person. */
    link_ids: z.array(idSchema).min(1),
    annotation_ids: z.array(idSchema),
    comment_ids: z.array(idSchema),
    reason: personalErased.content.shape.facts.shape.reason,
    ...acted.facts,
  },
  personal: acted.personal,
  about: ({ link_ids: [link_id = ""], reason }) => about("link", link_id, { note: reason }),
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
  about: ({ override_id, reason }) => about("gate_override", override_id, { note: reason }),
})
