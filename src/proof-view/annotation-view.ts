import type { Annotation, AnnotationComment } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import type { ProofAnnotationRecord, ProofRecord } from "../modules/proof/read-proofs"
import type { ProofAnnotationRow, ProofCommentRow } from "../modules/proof/rows"

/** Who looks: the recipient of a link, or staff. */
export type Reader = { link_id: string } | "staff"

type Written = Pick<ProofCommentRow, "actor_type" | "actor_id" | "actor_name">

/** To staff, what any of them wrote is their own. */
const isOwn = ({ actor_type, actor_id }: Written, reader: Reader): boolean =>
  reader === "staff" ? actor_type === "staff" : actor_type === "client" && actor_id === reader.link_id

const authorOf = (row: Written): Annotation["author"] => {
  const { type, name } = actorOfRow(row)
  return { type, name }
}

const toComment = (comment: ProofCommentRow, reader: Reader): AnnotationComment => ({
  id: comment.id,
  body: comment.body,
  author: authorOf(comment),
  is_own: isOwn(comment, reader),
  at: comment.created_at.toISOString(),
})

const resolutionOf = (row: ProofAnnotationRow): Annotation["resolution"] => {
  const { resolution, resolution_note, resolved_at, resolved_by_type, resolved_by_name } = row
  if (!resolution || !resolved_at || !resolved_by_type || resolved_by_name === null) return null
  return {
    kind: resolution,
    note: resolution_note,
    by: { type: resolved_by_type, name: resolved_by_name },
    at: resolved_at.toISOString(),
  }
}

/** @param version_number of the version that it is about */
export const toAnnotation = (row: ProofAnnotationRecord, version_number: number, reader: Reader): Annotation => ({
  id: row.id,
  version_id: row.version_id,
  version_number,
  file_id: row.file_id,
  page: row.page,
  number: row.number,
  shape: row.shape,
  body: row.body,
  author: authorOf(row),
  is_own: isOwn(row, reader),
  at: row.created_at.toISOString(),
  comments: row.comments.map((comment) => toComment(comment, reader)),
  resolution: resolutionOf(row),
})

/** All remarks on a proof, in the order of their numbers. */
export const toAnnotations = ({ annotations, versions }: ProofRecord, reader: Reader): Annotation[] => {
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  return annotations.flatMap((row) => {
    const number = numbers.get(row.version_id)
    return number === undefined ? [] : [toAnnotation(row, number, reader)]
  })
}
