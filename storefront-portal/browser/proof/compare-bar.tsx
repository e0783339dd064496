import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"
import { type Mode, MODES } from "./compare"

interface ModeProps {
  mode: Mode
  onMode: (mode: Mode) => void
  version: SentVersion
  i18n: I18n
}

/** How the version is looked at: alone, or beside an earlier one. */
export function ModeSwitch({ mode, onMode, version, i18n }: ModeProps) {
  return (
    <div className="segments" role="group" aria-label={i18n.t("studio.compare")}>
      {MODES.map((one) => (
        <button key={one} type="button" aria-pressed={one === mode} onClick={() => onMode(one)}>
          {one === "single"
            ? i18n.t("studio.compare.single", { version: i18n.number(version.number) })
            : i18n.t(`studio.compare.${one}`)}
        </button>
      ))}
    </div>
  )
}

interface Props {
  mode: Mode
  version: SentVersion
  /** The version that is compared with, and those it can be. */
  against: SentVersion
  others: readonly SentVersion[]
  onAgainst: (id: string) => void
  share: number
  onShare: (share: number) => void
  i18n: I18n
}

const STEP = 0.05

/** Which version to compare with, and the slider, also by single presses and arrow keys (WCAG 2.5.7). */
export function CompareBar({ mode, version, against, others, onAgainst, share, onShare, i18n }: Props) {
  const number = i18n.number(version.number)
  const move = (by: number) => onShare(Math.min(1, Math.max(0, Math.round((share + by) * 100) / 100)))
  // The slider shows more of the version to its right the further left it stands.
  const more = mode === "slider" ? -STEP : STEP
  return (
    <>
      {others.length > 1 && (
        <label className="px-2.5">
          <span className="sr-only">{i18n.t("studio.compare.against")}</span>
          <select
            className="min-h-10 bg-paper text-sm font-semibold text-ink-2"
            value={against.id}
            onChange={(event) => onAgainst(event.target.value)}
          >
            {others.map(({ id, number: other }) => (
              <option key={id} value={id}>
                {i18n.t("proof.version", { version: i18n.number(other) })}
              </option>
            ))}
          </select>
        </label>
      )}
      {(mode === "slider" || mode === "overlay") && (
        <div dir="ltr">
          <button
            type="button"
            className="tool"
            aria-label={i18n.t(mode === "slider" ? "studio.compare.more" : "studio.compare.less", { version: number })}
            onClick={() => move(-STEP)}
          >
            <Icon name="chevron" className="size-4 rotate-90" />
          </button>
          <input
            type="range"
            className="w-32 accent-(--fill) wide:w-48"
            min={0}
            max={1}
            step={0.01}
            value={share}
            aria-label={i18n.t(`studio.compare.${mode}.label`, { version: number })}
            onChange={(event) => onShare(event.target.valueAsNumber)}
          />
          <button
            type="button"
            className="tool"
            aria-label={i18n.t(more < 0 ? "studio.compare.less" : "studio.compare.more", { version: number })}
            onClick={() => move(STEP)}
          >
            <Icon name="chevron" className="size-4 -rotate-90" />
          </button>
        </div>
      )}
    </>
  )
}
