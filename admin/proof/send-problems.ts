import type { ProjectHeader, StaffProof, StaffVersion } from "../../src/contracts"

/** Words of the catalogue (`proof.problem.<code>`) with what fills them. */
export interface SendProblem {
  code: string
  values?: Record<string, string | number>
}

const fileProblems = ({ files }: StaffVersion): SendProblem[] =>
  files.flatMap(({ name, state }): SendProblem[] => {
    if (state === "refused") return [{ code: "refused", values: { file: name } }]
    if (state === "waiting" || state === "processing") return [{ code: "processing", values: { file: name } }]
    return []
  })

const countWarnings = ({ files }: StaffVersion): number =>
  files.flatMap(({ findings }) => findings).filter(({ level, code }) => level === "warning" && code !== "no_preview")
    .length

interface Sending {
  project: Pick<ProjectHeader, "status">
  proof: StaffProof
  version: StaffVersion
  /** Uploads to the proof that are not finished. */
  uploading: number
}

const refusalsOf = ({ project, proof, version, uploading }: Sending): SendProblem[] => {
  const refusals: SendProblem[] = []
  if (project.status === "canceled") refusals.push({ code: "canceled" })
  if (proof.state === "superseded") refusals.push({ code: "closed" })
  if (proof.versions[0]?.id !== version.id) refusals.push({ code: "replaced" })
  if (uploading > 0) refusals.push({ code: "uploading", values: { count: uploading } })
  if (version.files.length === 0 && !version.waives) refusals.push({ code: "empty" })
  return [...refusals, ...fileProblems(version)]
}

const warningsOf = ({ proof, version }: Sending): SendProblem[] => {
  const emptyAlternatives = version.alternatives.filter(
    ({ id }) => !version.files.some(({ alternative_id }) => alternative_id === id),
  )
  const unseen = version.files.filter(({ state, pages }) => state === "no_preview" && pages.length === 0)
  const open = proof.annotations.filter(({ resolution }) => resolution === null).length
  const findings = countWarnings(version)
  return [
    ...emptyAlternatives.map(({ label }) => ({ code: "alternativeEmpty", values: { label } })),
    ...unseen.map(({ name }) => ({ code: "noPreview", values: { file: name } })),
    ...(open > 0 ? [{ code: "openRemarks", values: { count: open } }] : []),
    ...(findings > 0 ? [{ code: "findings", values: { count: findings } }] : []),
  ]
}

/**
 * Why a version cannot be sent (`refusals`: the server would say no), and what is worth a look before the client gets it.
 * Pure.
 */
export const checkBeforeSending = (sending: Sending): { refusals: SendProblem[]; warnings: SendProblem[] } => ({
  refusals: refusalsOf(sending),
  warnings: warningsOf(sending),
})
