import { artworkProblemSchema, type PortalFile } from "../contracts"
import { senderFindings } from "../lib/artwork/sender-findings"
import type { UsedFile } from "../modules/file/rows"
import type { PortalFileRecord } from "../modules/file/uploads"

type Viewed = Omit<UsedFile, "subject_id">

const view = ({ page, facts, ...file }: Viewed): PortalFile => {
  const isShown = page !== null && file.state !== "waiting" && file.state !== "refused"
  const { id, name, format, bytes, sha256, state, problem, page_count } = file
  return {
    ...{ id, name, format, bytes, sha256, state, problem, page_count },
    preview: isShown ? { width: page.width, height: page.height, sha256: page.sha256 } : null,
    findings: senderFindings({ state, facts, page }),
  }
}

/** A file as clients and staff see it. Pure. */
export const toPortalFile = ({ pages, ...file }: PortalFileRecord): PortalFile =>
  view({
    ...file,
    bytes: Number(file.bytes),
    problem: file.problem === null ? null : artworkProblemSchema.parse(file.problem),
    page: pages[0] ?? null,
  })

/** Files by the subject that uses them, each subject's in their order. Pure. */
export const bySubject = (files: readonly UsedFile[]): ReadonlyMap<string, PortalFile[]> => {
  const groups = new Map<string, PortalFile[]>()
  for (const { subject_id, ...file } of files) groups.set(subject_id, [...(groups.get(subject_id) ?? []), view(file)])
  return groups
}
