import type { Annotation, AnnotationShape } from "@contracts/proof/annotation"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"
import type { RemarkDraft } from "@/lib/proofs/drafts"
import { anchorOf } from "@/lib/proofs/shape"

interface Props {
  /** Of the page that is shown. */
  remarks: readonly Annotation[]
  drafts: readonly RemarkDraft[]
  selectedId: string | null
  onSelect: (id: string) => void
  onSelectDraft: (key: string) => void
  i18n: I18n
}

const percent = (share: number): string => `${share * 100}%`

/** Numbers on the artwork, at the spots that remarks are about. */
export function Pins({ remarks, drafts, selectedId, onSelect, onSelectDraft, i18n }: Props) {
  return (
    <>
      {remarks.map(({ id, number, shape, body, resolution }) => (
        <div key={id}>
          <Region shape={shape} />
          <button
            type="button"
            className="pin"
            style={spotStyle(shape)}
            data-done={resolution ? "" : undefined}
            data-selected={id === selectedId ? "" : undefined}
            aria-label={i18n.t("studio.remark.pin", {
              number: i18n.number(number),
              text: body || i18n.t("studio.remark.erased"),
            })}
            onClick={() => onSelect(id)}
          >
            {i18n.number(number)}
          </button>
        </div>
      ))}
      {drafts.map(({ key, shape }) => (
        <div key={key}>
          <Region shape={shape} isDraft />
          <button
            type="button"
            className="pin"
            style={spotStyle(shape)}
            data-draft=""
            aria-label={i18n.t("studio.remark.pin.draft")}
            onClick={() => onSelectDraft(key)}
          >
            <Icon name="edit" className="size-4" />
          </button>
        </div>
      ))}
    </>
  )
}

export function Region({ shape, isDraft = false }: { shape: AnnotationShape; isDraft?: boolean }) {
  if (shape.kind === "pin") return null
  const { width, height } = shape
  return (
    <div
      className="region"
      data-draft={isDraft ? "" : undefined}
      style={{ ...spotStyle(shape), width: percent(width), height: percent(height) }}
    />
  )
}

function spotStyle(shape: AnnotationShape): { left: string; top: string } {
  const { x, y } = anchorOf(shape)
  return { left: percent(x), top: percent(y) }
}
