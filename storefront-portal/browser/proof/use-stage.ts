import { useCallback, useState } from "react"
import type { Annotation } from "@contracts/proof/annotation"
import type { ProofPage, SentVersion } from "@contracts/proof/page"
import { middleOf } from "@/lib/proofs/shape"
import { counterpart, type Sheet, sheetsOf } from "@/lib/proofs/sheets"
import { type View, WHOLE_PAGE } from "@/lib/proofs/view"
import type { Mode } from "./compare"
import type { ChangeView } from "./viewport"

/** Close enough to see what a remark is about, far enough to know where it is. */
const REMARK_ZOOM = 1.8

export interface StageState {
  version: SentVersion
  sheets: readonly Sheet[]
  index: number
  /** Null for a version without pictures. */
  sheet: Sheet | null
  mode: Mode
  against: SentVersion | null
  /** Versions that it can be compared with, newest first. */
  others: readonly SentVersion[]
  view: View
  onView: ChangeView
  turnTo: (index: number) => void
  showVersion: (id: string) => void
  showRemark: (remark: Annotation) => void
  setMode: (mode: Mode) => void
  setAgainst: (id: string) => void
}

/** What the stage shows: which version and page, how close, and beside what. */
export function useStage({ versions }: ProofPage, newest: SentVersion): StageState {
  const [shownId, setShownId] = useState(newest.id)
  const [index, setIndex] = useState(0)
  const [mode, setMode] = useState<Mode>("single")
  const [againstId, setAgainst] = useState<string | null>(null)
  const [view, setView] = useState<View>(WHOLE_PAGE)

  const version = versions.find(({ id }) => id === shownId) ?? newest
  const sheets = sheetsOf(version)
  const sheet = sheets[Math.min(index, sheets.length - 1)] ?? null
  const others = versions.filter(({ id, number }) => id !== version.id && number < version.number)
  const against = others.find(({ id }) => id === againstId) ?? others[0] ?? null

  const turnTo = useCallback((next: number) => {
    setIndex(next)
    setView(WHOLE_PAGE)
  }, [])

  /** Stays on the page that is looked at, where the other version has it. */
  const showVersion = (id: string) => {
    const next = versions.find((one) => one.id === id)
    if (!next) return
    const same = sheet && counterpart(sheet, next)
    setShownId(id)
    setIndex(Math.max(0, same ? indexOf(sheetsOf(next), same.file.id, same.page.number) : 0))
    if (versions.at(-1)?.id === id) setMode("single")
  }

  const showRemark = ({ version_id, file_id, page, shape }: Annotation) => {
    const next = versions.find(({ id }) => id === version_id)
    if (!next) return
    setShownId(version_id)
    setIndex(Math.max(0, indexOf(sheetsOf(next), file_id, page)))
    setMode("single")
    setView({ zoom: REMARK_ZOOM, ...middleOf(shape) })
  }

  return {
    version,
    sheets,
    index,
    sheet,
    mode: against ? mode : "single",
    against,
    others,
    view,
    onView: setView,
    turnTo,
    showVersion,
    showRemark,
    setMode,
    setAgainst,
  }
}

function indexOf(sheets: readonly Sheet[], fileId: string, page: number): number {
  return sheets.findIndex((sheet) => sheet.file.id === fileId && sheet.page.number === page)
}
