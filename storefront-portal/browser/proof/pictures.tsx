import { useState } from "react"
import { previewPath } from "@/components/proofs/proof-path"
import type { Sheet } from "@/lib/proofs/sheets"
import type { Box } from "@/lib/proofs/view"

/** Longest side of the `screen` preview in pixels (`PREVIEW_SIZES`, without the library of its file). */
export const SCREEN_PIXELS = 1_200

/** A little blur goes unnoticed, and saves the far larger picture. */
const TOLERANCE = 1.1

interface Props {
  sheet: Sheet
  path: string
  /** How large the page is shown now. */
  box: Box
  /** Read by assistive technology; empty for a picture beside another one that is named. */
  name: string
  className?: string
  style?: { clipPath?: string; opacity?: number }
}

/** A page: at first the picture that fits a screen, and the large one on top once it is zoomed in. */
export function PagePicture({ sheet: { file, page }, path, box, name, className, style }: Props) {
  const [isSharp, setSharp] = useState(false)
  const shown = Math.max(box.width, box.height) * devicePixelRatio
  const isZoomed = shown > SCREEN_PIXELS * TOLERANCE && Math.max(page.width, page.height) > SCREEN_PIXELS
  const source = (size: "screen" | "zoom") => previewPath(path, file.id, page.number, size, page.sha256)
  return (
    <div className={`absolute inset-0 ${className ?? ""}`} style={style}>
      <img src={source("screen")} alt={name} decoding="sync" draggable={false} />
      {(isZoomed || isSharp) && (
        <img
          src={source("zoom")}
          alt=""
          decoding="async"
          draggable={false}
          hidden={!isSharp}
          onLoad={() => setSharp(true)}
        />
      )}
    </div>
  )
}
