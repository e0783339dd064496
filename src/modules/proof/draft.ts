import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, ApprovedArtwork, CreateProof, SpecCard, UpdateProof, UpdateVersion } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { portalError } from "../../lib/portal-error"
import { lockOpenProof, readNewestVersion } from "./lock-proof"
import type { ProofRow, ProofVersionRow } from "./rows"

type NewVersion = Pick<ProofVersionRow, "number" | "spec" | "choice" | "alternatives">

const insertVersion = async (
  trx: Knex,
  { id: proof_id, order_id }: Pick<ProofRow, "id" | "order_id">,
  { number, spec, choice, alternatives }: NewVersion,
  actor: Actor,
): Promise<ProofVersionRow> => {
  const [version] = await trx("portal_proof_version")
    .insert({
      id: generateEntityId(undefined, "pprfv"),
      proof_id,
      order_id,
      number,
      spec: JSON.stringify(spec),
      choice,
      alternatives: JSON.stringify(alternatives),
      ...actorColumns(actor),
    })
    .returning<ProofVersionRow[]>("*")
  if (!version) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The version was not written")
  return version
}

const insertLines = async (
  trx: Knex,
  { id: proof_id, order_id }: Pick<ProofRow, "id" | "order_id">,
  item_ids: string[],
): Promise<void> => {
  const rows = [...new Set(item_ids)].map((item_id, position) => ({
    id: generateEntityId(undefined, "pprfl"),
    proof_id,
    order_id,
    item_id,
    position,
  }))
  await trx("portal_proof_line").insert(rows)
}

export type NewProof = CreateProof & { project_id: string; order_id: string; spec: SpecCard; actor: Actor }

/** Adds a proof with its lines and a first draft version. */
export const insertProof = async (trx: Knex, input: NewProof): Promise<ProofRow> => {
  const { project_id, order_id, kind, title, is_required, item_ids, spec, actor } = input
  const [proof] = await trx("portal_proof")
    .insert({
      id: generateEntityId(undefined, "pprf"),
      project_id,
      order_id,
      kind,
      title,
      is_required,
      ...actorColumns(actor),
    })
    .returning<ProofRow[]>("*")
  if (!proof) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The proof was not written")
  await insertLines(trx, proof, item_ids)
  await insertVersion(trx, proof, { number: 1, spec, choice: "choose_one", alternatives: [] }, actor)
  return proof
}

const SETTLED = "Title and lines stay as they are while the client is asked, and once the proof is approved."

/**
 * Changes what is given.
 * @param areLinesSettled asks in this transaction whether title and lines may no longer change: the client is asked about
 *   them, or has approved them
 * @throws MedusaError not_found, not_allowed
 */
export const changeProof = async (
  trx: Knex,
  id: string,
  { item_ids, ...fields }: UpdateProof,
  areLinesSettled: (trx: Knex, proof: ProofRow) => Promise<boolean>,
): Promise<void> => {
  const proof = await lockOpenProof(trx, id)
  const isRenamed = fields.title !== undefined && fields.title !== proof.title
  if ((isRenamed || item_ids) && (await areLinesSettled(trx, proof))) throw portalError("not_allowed", SETTLED)
  await trx("portal_proof")
    .where({ id })
    .update({ ...fields, updated_at: new Date() })
  if (!item_ids) return
  await trx("portal_proof_line").where({ proof_id: id }).delete()
  await insertLines(trx, proof, item_ids)
}

/**
 * The version that can be edited: the newest one or, once that was sent, a new one with its spec card and alternatives. A
 * waiver that was prepared on it and never sent is dropped. The caller holds the proof.
 */
export const openDraft = async (trx: Knex, proof: ProofRow, actor: Actor): Promise<ProofVersionRow> => {
  const newest = await readNewestVersion(trx, proof.id)
  if (newest.request_id) return await insertVersion(trx, proof, { ...newest, number: newest.number + 1 }, actor)
  if (!newest.waives) return newest
  await trx("portal_proof_version").where({ id: newest.id }).update({ waives: null, updated_at: new Date() })
  return { ...newest, waives: null }
}

const UNKNOWN_ALTERNATIVE = "This version does not offer the alternative that a file is to belong to."

/** @throws MedusaError not_allowed for an alternative that is not among `ids` */
const assignFiles = async (
  trx: Knex,
  version_id: string,
  ids: string[],
  assigned: NonNullable<UpdateVersion["file_alternatives"]>,
): Promise<void> => {
  const files = () => trx("portal_proof_file").where({ version_id }).whereNull("deleted_at")
  await files()
    .whereNotNull("alternative_id")
    .whereNotIn("alternative_id", ids)
    .update({ alternative_id: null, updated_at: new Date() })
  for (const [id, alternative_id] of Object.entries(assigned)) {
    if (alternative_id !== null && !ids.includes(alternative_id)) throw portalError("not_allowed", UNKNOWN_ALTERNATIVE)
    await files().where({ id }).update({ alternative_id, updated_at: new Date() })
  }
}

/**
 * Changes what is given of the draft version, which is begun where the newest version was sent. Files of an alternative
 * that goes stay, without one; ids of files that are not the draft's are ignored.
 * @throws MedusaError not_found, not_allowed
 */
export const changeDraft = async (
  trx: Knex,
  proof_id: string,
  { note, spec, choice, alternatives, file_alternatives = {} }: UpdateVersion,
  actor: Actor,
): Promise<void> => {
  const draft = await openDraft(trx, await lockOpenProof(trx, proof_id), actor)
  await trx("portal_proof_version")
    .where({ id: draft.id })
    .update({
      ...(note === undefined ? {} : { note: note || null }),
      ...(spec ? { spec: JSON.stringify(spec) } : {}),
      ...(choice ? { choice } : {}),
      ...(alternatives ? { alternatives: JSON.stringify(alternatives) } : {}),
      updated_at: new Date(),
    })
  const ids = (alternatives ?? draft.alternatives).map(({ id }) => id)
  await assignFiles(trx, draft.id, ids, file_alternatives)
}

const HAS_FILES = "The draft has files. Send it, or remove its files before you ask for a waiver."

/**
 * Makes the draft version a waiver.
 * @returns the version's id
 * @throws MedusaError not_found, or not_allowed for a draft with files
 */
export const draftWaiver = async (
  trx: Knex,
  proof_id: string,
  waives: ApprovedArtwork,
  actor: Actor,
): Promise<string> => {
  const draft = await openDraft(trx, await lockOpenProof(trx, proof_id), actor)
  const file = await trx("portal_proof_file")
    .where({ version_id: draft.id })
    .whereNull("deleted_at")
    .first<{ id: string } | undefined>("id")
  if (file) throw portalError("not_allowed", HAS_FILES)
  await trx("portal_proof_version")
    .where({ id: draft.id })
    .update({ waives: JSON.stringify(waives), updated_at: new Date() })
  return draft.id
}
