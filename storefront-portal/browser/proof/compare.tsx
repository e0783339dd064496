import { type PointerEvent, useEffect, useRef } from "react"
import type { I18n } from "@messages/i18n"
import { previewPath } from "@/components/proofs/proof-path"
import type { Sheet } from "@/lib/proofs/sheets"
import type { Box } from "@/lib/proofs/view"
import { PagePicture, SCREEN_PIXELS } from "./pictures"
import { type Difference, useDifference } from "./use-difference"

/** `single` shows one version alone. */
export const MODES = ["single", "slider", "side", "overlay", "difference"] as const
export type Mode = (typeof MODES)[number]

interface Props {
  shown: Sheet
  /** The same page of the version that it is compared with. */
  other: Sheet
  path: string
  box: Box
  /** Of the shown version, 0 to 1: where it begins, or how much of it shows. */
  share: number
  name: string
  otherName: string
}

/** The earlier version on the left of the divider, the shown one on the right. */
export function SliderPictures(props: Props & { onShare: (share: number) => void; before: string; after: string }) {
  const { shown, other, path, box, share, name, otherName, onShare, before, after } = props
  const drag = (event: PointerEvent<HTMLElement>) => {
    const page = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!page || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onShare(Math.min(1, Math.max(0, (event.clientX - page.left) / page.width)))
  }
  return (
    <>
      <PagePicture
        sheet={other}
        path={path}
        box={box}
        name={otherName}
        style={{ clipPath: `inset(0 ${100 - share * 100}% 0 0)` }}
      />
      <PagePicture
        sheet={shown}
        path={path}
        box={box}
        name={name}
        style={{ clipPath: `inset(0 0 0 ${share * 100}%)` }}
      />
      {/* For fingers and the mouse; the range below the stage does the same for keys and single presses. */}
      <div
        className="divider"
        data-control=""
        aria-hidden="true"
        style={{ left: `${share * 100}%` }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <span className="pill divider-name">{before}</span>
        <span className="pill divider-name">{after}</span>
      </div>
    </>
  )
}

export function OverlayPictures({ shown, other, path, box, share, name, otherName }: Props) {
  return (
    <>
      <PagePicture sheet={other} path={path} box={box} name={otherName} />
      <PagePicture sheet={shown} path={path} box={box} name={name} style={{ opacity: share }} />
    </>
  )
}

interface DifferenceProps {
  shown: Sheet
  other: Sheet
  path: string
  script: string
  onDifference: (difference: Difference) => void
  name: string
}

/** What differs, drawn over a pale picture of the page. */
export function DifferencePicture({ shown, other, path, script, onDifference, name }: DifferenceProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scale = Math.min(1, SCREEN_PIXELS / Math.max(shown.page.width, shown.page.height))
  const source = ({ file, page }: Sheet) => previewPath(path, file.id, page.number, "screen", page.sha256)
  const difference = useDifference({
    script,
    before: source(other),
    after: source(shown),
    width: Math.max(1, Math.round(shown.page.width * scale)),
    height: Math.max(1, Math.round(shown.page.height * scale)),
  })
  useEffect(() => {
    onDifference(difference)
    const element = canvas.current
    if (difference.kind !== "done" || !element) return
    const { width, height, pixels } = difference
    Object.assign(element, { width, height })
    element.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0)
  }, [difference, onDifference])
  return <canvas ref={canvas} role="img" aria-label={name} />
}

/** The result in words, beside the picture of it. */
export function differenceText(difference: Difference, i18n: I18n): string {
  if (difference.kind === "working") return i18n.t("studio.difference.working")
  if (difference.kind === "failed") return i18n.t("studio.difference.failed")
  const percent = difference.share * 100
  if (percent === 0) return i18n.t("studio.difference.none")
  const shown = percent < 1 ? Math.max(0.1, Math.round(percent * 10) / 10) : Math.round(percent)
  return i18n.t("studio.difference.some", { percent: i18n.number(shown) })
}
