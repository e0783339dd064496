import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { PROOF_SUBJECT, type ProofDocument, proofDocumentSchema } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { ProofRecord, ProofVersionRecord } from "../../modules/proof/read-proofs"
import { newestSentVersionOf, newestVersionOf } from "../../modules/proof/send-version"
import { proofRequested } from "../../notices/proof-requested"
import type { Order } from "../../order-view/order-shape"
import { readOrder } from "../../order-view/read-order"
import { diffProofs } from "../../proof-view/proof-diff"
import { proofContent, proofLines, toProofDocument } from "../../proof-view/proof-document"
import { followUps } from "../approval/effects-job"
import { type ConsentWords, defineApprovalSubject, type SubjectRef } from "../approval/subject"
import { proofDecisionEffectsJob } from "./jobs"

const sumOf = (alias: string): string => `coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*)`

/**
 * The rows behind what clients know of a proof: drafts and remarks are none of them, so that a client can decide while
 * staff work on the next version.
 */
const FRESHNESS = `
  WITH sent AS (SELECT v.id, v.xmin FROM portal_proof_version v
                 WHERE v.proof_id = :proof_id AND v.request_id IS NOT NULL AND v.deleted_at IS NULL)
  SELECT concat_ws('|', p.xmin, o.status, o.deleted_at,
           (SELECT ${sumOf("s")} FROM sent s),
           (SELECT ${sumOf("f")} FROM portal_proof_file f JOIN sent s ON s.id = f.version_id WHERE f.deleted_at IS NULL),
           (SELECT ${sumOf("g")} FROM portal_proof_page g JOIN portal_proof_file f ON f.id = g.file_id
              JOIN sent s ON s.id = f.version_id WHERE g.deleted_at IS NULL)) AS key
    FROM portal_proof p JOIN "order" o ON o.id = p.order_id
   WHERE p.id = :proof_id`

const readKey = async (container: MedusaContainer, proof_id: string, connection?: Knex): Promise<string> => {
  const knex = connection ?? container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { key: string }[] }>(FRESHNESS, { proof_id })
  const key = rows[0]?.key
  if (!key) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This proof does not exist")
  return key
}

const refusalOf = (proof: ProofRecord, order: Order): string | null => {
  if (proof.closed_at) return "This proof is closed; there is nothing to approve."
  return order.status === "canceled" ? "This order is canceled; there is nothing to approve." : null
}

const LINE_GONE = "A line of this proof is no longer in the order. Choose the lines of the proof again."

const readVersion = async (
  container: MedusaContainer,
  { order_id, subject_id }: SubjectRef,
  versionOf: (proof: ProofRecord) => ProofVersionRecord,
) => {
  const { projects, proofs } = portalServices(container)
  const [proof, order, project] = await Promise.all([
    proofs.getRecord(subject_id, order_id),
    readOrder(container, order_id),
    projects.findByOrder(order_id),
  ])
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  const document = toProofDocument(proof, versionOf(proof), order, project)
  const isLineGone = proofLines(proof, order).length < proof.lines.length
  return { document, refusal: refusalOf(proof, order), isLineGone }
}

/** Names proof, version and project; of a waiver also the artwork that stands in for the proof. */
export const proofConsent =
  ({ title, version_number, project_name, waives }: ProofDocument): ConsentWords =>
  ({ shop, has_terms, i18n }) => {
    const { t } = i18n
    const names = { shop, title, project: project_name }
    if (!waives)
      return t(has_terms ? "consent.proof.with_terms" : "consent.proof.without_terms", {
        ...names,
        version: String(version_number),
      })
    return t(has_terms ? "consent.waiver.with_terms" : "consent.waiver.without_terms", {
      ...names,
      approved: waives.title,
      version: String(waives.version_number),
      number: waives.order_number,
      date: i18n.date(waives.approved_at),
    })
  }

/** A version of a proof. The subject's id is the proof's. */
export const proofSubject = defineApprovalSubject({
  type: PROOF_SUBJECT,
  document: proofDocumentSchema,
  freshness: async (container, { subject_id }, connection) => await readKey(container, subject_id, connection),
  read: async (container, ref) =>
    await readVersion(container, ref, (proof) => newestSentVersionOf(proof) ?? newestVersionOf(proof)),
  readDraft: async (container, ref) => {
    const { document, refusal, isLineGone } = await readVersion(container, ref, newestVersionOf)
    return { document, refusal: refusal ?? (isLineGone ? LINE_GONE : null) }
  },
  amount: () => null,
  content: proofContent,
  consent: proofConsent,
  diff: diffProofs,
  requestJobs: ({ id: request_id }, link_ids) => link_ids.map((link_id) => proofRequested.job({ request_id, link_id })),
  decisionJobs: followUps(proofDecisionEffectsJob),
})
