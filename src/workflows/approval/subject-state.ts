import type { MedusaContainer } from "@medusajs/framework/types"
import { LRUCache } from "lru-cache"
import type { DocumentChange } from "../../contracts"
import { sha256Hex } from "../../lib/digest"
import type { RequestRow } from "../../modules/approval/rows"
import { readRequested } from "./requested-document"
import { subjectOf } from "./subjects"

export type AskedAbout = Pick<
  RequestRow,
  "id" | "subject_type" | "subject_id" | "order_id" | "document_sha256" | "state"
>

export type SubjectState = {
  /** Whether the subject still reads as the request pinned it, or as the client approved it. */
  is_current: boolean
  /** How it differs. */
  changes: DocumentChange[]
}

/** Of a few hundred bytes each: the changes of one request at one state of its subject. */
const MAX_STATES = 5_000
const states = new LRUCache<string, Promise<SubjectState>>({ max: MAX_STATES })

const compare = async (container: MedusaContainer, request: AskedAbout): Promise<SubjectState> => {
  const subject = subjectOf(request.subject_type)
  const [requested, now] = await Promise.all([readRequested(container, request), subject.read(container, request)])
  const is_current = subject.isSame(requested, now.pinned.content)
  return { is_current, changes: is_current ? [] : subject.diff(requested, now.pinned.content) }
}

/**
 * How a request's subject compares with what was pinned. Read once for each state of the subject; callers of the same
 * moment share one read.
 * @param freshness the subject's key of this moment, for a caller that has read it already
 * @throws MedusaError not_found when the subject is gone
 */
export const readSubjectState = async (
  container: MedusaContainer,
  request: AskedAbout,
  freshness?: string,
): Promise<SubjectState> => {
  const key = freshness ?? (await subjectOf(request.subject_type).freshness(container, request))
  const known = `${request.id}:${sha256Hex(key)}`
  const running = states.get(known)
  if (running) return await running
  const started = compare(container, request)
  states.set(known, started)
  try {
    return await started
  } catch (error) {
    states.delete(known)
    throw error
  }
}
