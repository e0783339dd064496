import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  ProofAnnotationRow,
  ProofCommentRow,
  ProofFileRow,
  ProofLineRow,
  ProofPageRow,
  ProofRow,
  ProofVersionRow,
} from "./rows"

export type ProofFileRecord = ProofFileRow & { pages: ProofPageRow[] }
export type ProofVersionRecord = ProofVersionRow & { files: ProofFileRecord[] }
export type ProofAnnotationRecord = ProofAnnotationRow & { comments: ProofCommentRow[] }

/** A proof with all that belongs to it. */
export type ProofRecord = ProofRow & {
  lines: ProofLineRow[]
  /** Oldest first. */
  versions: ProofVersionRecord[]
  /** In the order of their numbers. */
  annotations: ProofAnnotationRecord[]
}

const groupBy = <Row, Key extends string>(rows: Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> => {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** In a transaction one after the other: its one connection would queue them all the same. */
const readRows = async (knex: Knex, order_id: string) => {
  const of =
    <Row>(table: string, ...order: string[]) =>
    (): Promise<Row[]> =>
      knex(table)
        .where({ order_id })
        .whereNull("deleted_at")
        .orderBy(order.map((column) => ({ column })))
  const read = {
    proofs: of<ProofRow>("portal_proof", "created_at", "id"),
    lines: of<ProofLineRow>("portal_proof_line", "position"),
    versions: of<ProofVersionRow>("portal_proof_version", "number"),
    files: of<ProofFileRow>("portal_proof_file", "position", "id"),
    pages: of<ProofPageRow>("portal_proof_page", "number"),
    annotations: of<ProofAnnotationRow>("portal_proof_annotation", "number"),
    comments: of<ProofCommentRow>("portal_proof_comment", "created_at", "id"),
  }
  if (knex.isTransaction)
    return {
      proofs: await read.proofs(),
      lines: await read.lines(),
      versions: await read.versions(),
      files: await read.files(),
      pages: await read.pages(),
      annotations: await read.annotations(),
      comments: await read.comments(),
    }
  const [proofs, lines, versions, files, pages, annotations, comments] = await Promise.all([
    read.proofs(),
    read.lines(),
    read.versions(),
    read.files(),
    read.pages(),
    read.annotations(),
    read.comments(),
  ])
  return { proofs, lines, versions, files, pages, annotations, comments }
}

/** All proofs of an order, in the order in which they were made. Seven statements, whatever their number. */
export const readProofs = async (knex: Knex, order_id: string): Promise<ProofRecord[]> => {
  const { proofs, lines, versions, files, pages, annotations, comments } = await readRows(knex, order_id)
  const pagesOf = groupBy(pages, ({ file_id }) => file_id)
  const filesOf = groupBy(
    files.map((file) => ({ ...file, pages: pagesOf.get(file.id) ?? [] })),
    ({ version_id }) => version_id,
  )
  const versionsOf = groupBy(
    versions.map((version) => ({ ...version, files: filesOf.get(version.id) ?? [] })),
    ({ proof_id }) => proof_id,
  )
  const commentsOf = groupBy(comments, ({ annotation_id }) => annotation_id)
  const annotationsOf = groupBy(
    annotations.map((annotation) => ({ ...annotation, comments: commentsOf.get(annotation.id) ?? [] })),
    ({ proof_id }) => proof_id,
  )
  const linesOf = groupBy(lines, ({ proof_id }) => proof_id)
  return proofs.map((proof) => ({
    ...proof,
    lines: linesOf.get(proof.id) ?? [],
    versions: versionsOf.get(proof.id) ?? [],
    annotations: annotationsOf.get(proof.id) ?? [],
  }))
}
