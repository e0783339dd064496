import type { ArtworkFinding, ArtworkProblem } from "@contracts/artwork"
import type { PortalFile } from "@contracts/file"
import type { I18n } from "@messages/i18n"
import { filePreviewPath } from "./file-path"

/** What a page, or its script, shows of a file, in the reader's words. */
export interface ShownFile {
  id: string
  name: string
  size: string
  /** `checking`: its scan and previews are not done. `refused`: it cannot be used. */
  state: "checking" | "ready" | "refused"
  /** Address of a small picture of its first page; null for none. */
  picture: string | null
  /** What its sender should know about it, most pressing first. */
  notes: string[]
}

const KB = 1_000
const MB = 1_000_000

/** "240 KB" or "2.4 MB". */
export function fileSize(bytes: number, i18n: I18n): string {
  if (bytes < MB) return i18n.t("files.size.kb", { n: i18n.number(Math.max(1, Math.round(bytes / KB))) })
  return i18n.t("files.size.mb", { n: i18n.number(Math.round(bytes / (MB / 10)) / 10) })
}

const PROBLEMS = {
  infected: "files.problem.refused",
  type_mismatch: "files.problem.refused",
  scan_failed: "files.problem.scan_failed",
  broken: "files.problem.broken",
  encrypted: "files.problem.encrypted",
} as const satisfies Partial<Record<ArtworkProblem, string>>

const hasWords = (problem: ArtworkProblem): problem is keyof typeof PROBLEMS => Object.hasOwn(PROBLEMS, problem)

/** What keeps a file from being used or shown, in the reader's words; empty for nothing. */
export function problemWords({ problem, state }: Pick<PortalFile, "problem" | "state">, i18n: I18n): string[] {
  if (problem && hasWords(problem)) return [i18n.t(PROBLEMS[problem])]
  if (state === "refused") return [i18n.t("files.problem.refused")]
  return state === "no_preview" ? [i18n.t("files.problem.no_preview")] : []
}

function findingWords({ code, values }: ArtworkFinding, i18n: I18n): string[] {
  if (code === "low_resolution" || code === "fonts_not_embedded" || code === "sharp_up_to")
    return [i18n.t(`files.check.${code}`, values)]
  return []
}

/** Its scan and previews are not done. */
export const isChecking = ({ state }: Pick<PortalFile, "state">): boolean =>
  state === "waiting" || state === "processing"

/** Pure. */
export function showFile(file: PortalFile, linkId: string, i18n: I18n): ShownFile {
  const { id, name, bytes, state, preview, findings } = file
  return {
    id,
    name,
    size: fileSize(bytes, i18n),
    state: state === "refused" ? "refused" : isChecking(file) ? "checking" : "ready",
    picture: preview && filePreviewPath(linkId, id, "thumb", preview.sha256),
    notes: [...problemWords(file, i18n), ...findings.flatMap((finding) => findingWords(finding, i18n))],
  }
}
