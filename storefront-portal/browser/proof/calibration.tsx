import { useEffect, useRef, useState } from "react"
import type { I18n } from "@messages/i18n"
import { CARD_PX } from "@/lib/proofs/true-size"

interface Props {
  /** Width of the card as it was measured before, in CSS pixels. */
  known: number | null
  onMeasured: (cardPx: number) => void
  onClose: () => void
  i18n: I18n
}

/** Screens do not say how large their pixels are: the client holds a card against a frame once. */
export function Calibration({ known, onMeasured, onClose, i18n }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [width, setWidth] = useState(Math.round(known ?? CARD_PX.start))
  useEffect(() => dialog.current?.showModal(), [])
  const move = (by: number) => setWidth((before) => Math.min(CARD_PX.max, Math.max(CARD_PX.min, before + by)))
  return (
    <dialog ref={dialog} className="calibration" aria-labelledby="calibration" onClose={onClose}>
      <h2 id="calibration">{i18n.t("studio.true.title")}</h2>
      <p className="text-ink-2">{i18n.t("studio.true.text")}</p>
      <div className="overflow-x-auto py-1">
        <div className="card-frame" style={{ width }}>
          {i18n.t("studio.true.card")}
        </div>
      </div>
      <div className="flex items-center gap-2" dir="ltr">
        <button type="button" className="btn" aria-label={i18n.t("studio.true.narrower")} onClick={() => move(-1)}>
          −
        </button>
        <input
          type="range"
          className="min-w-0 flex-1 accent-(--fill)"
          min={CARD_PX.min}
          max={CARD_PX.max}
          value={width}
          aria-label={i18n.t("studio.true.width")}
          onChange={(event) => setWidth(event.target.valueAsNumber)}
        />
        <button type="button" className="btn" aria-label={i18n.t("studio.true.wider")} onClick={() => move(1)}>
          +
        </button>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="btn btn-quiet" onClick={() => dialog.current?.close()}>
          {i18n.t("studio.cancel")}
        </button>
        <button type="button" className="btn btn-primary" onClick={() => onMeasured(width)}>
          {i18n.t("studio.true.save")}
        </button>
      </div>
    </dialog>
  )
}
