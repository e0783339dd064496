import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Annotation } from "../../../src/contracts"

const percent = (share: number): string => `${share * 100}%`

interface PinsProps {
  remarks: Annotation[]
  shownId: string | null
  onShow: (remark: Annotation) => void
}

/** The numbers of remarks at their places of a page; a box is drawn around what it is about. */
export function Pins({ remarks, shownId, onShow }: PinsProps) {
  const { t } = useTranslation("clientPortal")
  return remarks.map((remark) => {
    const { id, number, shape, resolution } = remark
    const isShown = id === shownId
    return (
      <div key={id}>
        {shape.kind === "box" && (
          <span
            aria-hidden
            className={clx(
              "pointer-events-none absolute rounded-sm border",
              isShown ? "border-ui-border-interactive" : "border-ui-border-strong",
            )}
            style={{
              left: percent(shape.x),
              top: percent(shape.y),
              width: percent(shape.width),
              height: percent(shape.height),
              borderWidth: 2,
            }}
          />
        )}
        <button
          type="button"
          onClick={() => onShow(remark)}
          aria-label={t("remarks.number", { number })}
          aria-pressed={isShown}
          className={clx(
            "txt-compact-xsmall-plus shadow-elevation-card-rest focus-visible:shadow-borders-focus absolute flex size-6 items-center justify-center rounded-full outline-none",
            isShown
              ? "bg-ui-bg-interactive text-ui-fg-on-color"
              : resolution
                ? "bg-ui-bg-base text-ui-fg-muted"
                : "bg-ui-bg-base text-ui-fg-base",
          )}
          style={{ left: percent(shape.x), top: percent(shape.y), transform: "translate(-50%, -50%)" }}
        >
          {number}
        </button>
      </div>
    )
  })
}
