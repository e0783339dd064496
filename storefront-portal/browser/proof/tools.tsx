import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"

interface ZoomProps {
  zoom: number
  onZoom: (factor: number) => void
  onWhole: () => void
  /** Null where nothing says how large the artwork will be. */
  trueSize: { isShown: boolean; show: () => void } | null
  i18n: I18n
}

const STEP = 1.4

export function ZoomTools({ zoom, onZoom, onWhole, trueSize, i18n }: ZoomProps) {
  const percent = i18n.number(Math.round(zoom * 100))
  return (
    <div role="group" aria-label={i18n.t("studio.tools")}>
      <button type="button" className="tool" aria-label={i18n.t("studio.zoom.out")} onClick={() => onZoom(1 / STEP)}>
        −
      </button>
      <button type="button" className="tool" aria-label={i18n.t("studio.zoom.whole", { percent })} onClick={onWhole}>
        {i18n.t("studio.zoom.level", { percent })}
      </button>
      <button type="button" className="tool" aria-label={i18n.t("studio.zoom.in")} onClick={() => onZoom(STEP)}>
        +
      </button>
      {trueSize && (
        <button type="button" className="tool" aria-pressed={trueSize.isShown} onClick={trueSize.show}>
          {i18n.t("studio.true")}
        </button>
      )}
    </div>
  )
}

export type Backdrop = "light" | "dark" | "garment"

interface BackdropProps {
  backdrop: Backdrop
  /** Null offers only light and dark. */
  garment: string | null
  onBackdrop: (backdrop: Backdrop) => void
  i18n: I18n
}

const FILLS: Record<Exclude<Backdrop, "garment">, string> = { light: "#ffffff", dark: "#1b1a18" }

/** What is behind the artwork: white ink shows on dark alone, and on a garment all colors look different. */
export function BackdropTools({ backdrop, garment, onBackdrop, i18n }: BackdropProps) {
  const offered: Backdrop[] = garment ? ["light", "dark", "garment"] : ["light", "dark"]
  return (
    <div className="backdrops" role="group" aria-label={i18n.t("studio.backdrop")}>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === backdrop}
          aria-label={i18n.t(`studio.backdrop.${one}`)}
          title={i18n.t(`studio.backdrop.${one}`)}
          onClick={() => onBackdrop(one)}
        >
          <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
            <circle cx="8" cy="8" r="7" fill={one === "garment" ? (garment ?? "") : FILLS[one]} stroke="#8d877d" />
          </svg>
        </button>
      ))}
    </div>
  )
}

export function ExpandTool({ isExpanded, onExpand, i18n }: { isExpanded: boolean; onExpand: () => void; i18n: I18n }) {
  const label = i18n.t(isExpanded ? "studio.collapse" : "studio.expand")
  return (
    <div className="backdrops">
      <button type="button" aria-label={label} title={label} onClick={onExpand}>
        <Icon name={isExpanded ? "cross" : "expand"} className="size-4" />
      </button>
    </div>
  )
}
