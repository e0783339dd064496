import { type CSSProperties, useCallback, useRef, useState } from "react"
import type { Annotation, AnnotationShape } from "@contracts/proof/annotation"
import type { I18n } from "@messages/i18n"
import { EmptyStage } from "@/components/proofs/studio/empty-stage"
import { pictureName } from "@/components/proofs/studio/picture-name"
import { Icon } from "@/components/shell/icon"
import type { RemarkDraft } from "@/lib/proofs/drafts"
import { counterpart, type Sheet } from "@/lib/proofs/sheets"
import { above, type Box, type Point, type Size, WHOLE_PAGE, zoomAt } from "@/lib/proofs/view"
import { DifferencePicture, differenceText, OverlayPictures, SliderPictures } from "./compare"
import { CompareBar } from "./compare-bar"
import { PageStrip } from "./page-strip"
import { PagePicture } from "./pictures"
import { Pins } from "./pins"
import { type Backdrop, BackdropTools, ExpandTool, ZoomTools } from "./tools"
import { TrueSize, useTrueSize } from "./true-size"
import type { Difference } from "./use-difference"
import { useSize } from "./use-size"
import type { StageState } from "./use-stage"
import { Viewport } from "./viewport"

interface Props {
  stage: StageState
  title: string
  path: string
  differenceScript: string
  remarks: readonly Annotation[]
  drafts: readonly RemarkDraft[]
  selectedId: string | null
  onSelect: (id: string) => void
  onSelectDraft: (key: string) => void
  /** Where the cross stands; null while nothing is to be placed. */
  cross: Point | null
  onCross: (spot: Point | null) => void
  onPlace: (sheet: Sheet, shape: AnnotationShape) => void
  /** Whether remarks can be added to the version that is shown. */
  canRemark: boolean
  isExpanded: boolean
  onExpand: (isExpanded: boolean) => void
  i18n: I18n
}

/** CSS pixels of one row of tools, for which a page that is shown as a whole leaves room. */
const TOOL_ROW = 52

/** The artwork: moved, zoomed, pointed at, and compared with earlier versions. */
export function Stage(props: Props) {
  const { stage, title, path, cross, onCross, onPlace, canRemark, isExpanded, onExpand, i18n } = props
  const { version, sheets, index, sheet, mode, against, view, onView } = stage
  const frame = useRef<HTMLDivElement>(null)
  const frameSize = useSize(frame)
  const [backdrop, setBackdrop] = useState<Backdrop>("light")
  const [share, setShare] = useState(0.5)
  const [difference, setDifference] = useState<Difference>({ kind: "working" })
  const onDifference = useCallback((next: Difference) => setDifference(next), [])
  const tools = useRef<HTMLDivElement>(null)
  const covered = Math.max(0, (useSize(tools)?.height ?? 0) - TOOL_ROW)
  const room = frameSize && above(frameSize, covered)
  const size: Size | null = room && mode === "side" ? { ...room, width: (room.width - 1) / 2 } : room
  const trueSize = useTrueSize({ sheet, spec: version.spec, size, view, onView })
  const other = sheet && against ? counterpart(sheet, against) : null
  const garment = version.spec.garment_color
  const garmentStyle: CSSProperties & Record<"--garment", string> = { "--garment": garment ?? "transparent" }
  const number = i18n.number(against?.number ?? 0)
  const isComparing = mode !== "single" && against !== null

  const turn = (by: number) => {
    const next = index + by
    if (next >= 0 && next < sheets.length) stage.turnTo(next)
  }
  const zoomBy = (factor: number) => {
    if (sheet && size)
      onView((known) => zoomAt(known, factor, { x: size.width / 2, y: size.height / 2 }, sheet.page, size))
  }
  const startPlacing = () => {
    if (mode !== "single") stage.setMode("single")
    onCross({ x: view.x, y: view.y })
    document.getElementById("artwork")?.focus({ preventScroll: true })
  }
  const viewportProps = {
    view,
    onView,
    onCross,
    onTurn: turn,
    onCancel: () => onCross(null),
    covered,
    i18n,
  }

  const pictures = (box: Box, within: Sheet) => {
    const names = {
      name: pictureName(within, { title, version, i18n }),
      otherName: other && against ? pictureName(other, { title, version: against, i18n }) : "",
    }
    if (isComparing && other && mode === "slider")
      return (
        <SliderPictures
          {...{ shown: within, other, path, box, share, ...names }}
          onShare={setShare}
          before={i18n.t("proof.version", { version: number })}
          after={i18n.t("proof.version", { version: i18n.number(version.number) })}
        />
      )
    if (isComparing && other && mode === "overlay")
      return <OverlayPictures {...{ shown: within, other, path, box, share, ...names }} />
    if (isComparing && other && mode === "difference")
      return (
        <DifferencePicture
          {...{ shown: within, other, path, onDifference }}
          script={props.differenceScript}
          name={differenceText(difference, i18n)}
        />
      )
    return (
      <>
        <PagePicture sheet={within} path={path} box={box} name={names.name} />
        <Pins {...props} remarks={remarksOn(props.remarks, within)} drafts={draftsOn(props.drafts, within)} />
      </>
    )
  }

  return (
    <section className="live-stage" aria-label={i18n.t("studio.stage")} data-backdrop={backdrop} style={garmentStyle}>
      <p id="stage-help" hidden>
        {i18n.t("studio.stage.help")}
      </p>
      <div ref={frame} className="viewports relative">
        {!sheet && <EmptyStage version={version} i18n={i18n} />}
        {sheet && mode === "side" && against && (
          <Viewport
            {...viewportProps}
            key="other"
            page={other?.page ?? sheet.page}
            cross={null}
            onPlace={() => undefined}
            label={
              other
                ? pictureName(other, { title, version: against, i18n })
                : i18n.t("studio.compare.missing", { version: number })
            }
            beside={<VersionName number={against.number} i18n={i18n} />}
          >
            {(box) =>
              other ? (
                <PagePicture sheet={other} path={path} box={box} name="" />
              ) : (
                <p className="grid size-full place-items-center p-4 text-center">
                  {i18n.t("studio.compare.missing", { version: number })}
                </p>
              )
            }
          </Viewport>
        )}
        {sheet && (
          <Viewport
            {...viewportProps}
            key="shown"
            id="artwork"
            page={sheet.page}
            cross={cross}
            onPlace={(shape) => onPlace(sheet, shape)}
            label={pictureName(sheet, { title, version, i18n })}
            beside={mode === "side" && <VersionName number={version.number} i18n={i18n} />}
          >
            {(box) => pictures(box, sheet)}
          </Viewport>
        )}
        <div className="corner">
          <ExpandTool isExpanded={isExpanded} onExpand={() => onExpand(!isExpanded)} i18n={i18n} />
          {sheet && <BackdropTools {...{ backdrop, garment, i18n }} onBackdrop={setBackdrop} />}
        </div>
        {/* There before its words are: a region that comes with them is not always read. */}
        <div role="status" className="contents">
          {isComparing && mode !== "side" && (!other || mode === "difference") && (
            <p className="pill viewport-name max-w-[60%] whitespace-normal">
              {other ? differenceText(difference, i18n) : i18n.t("studio.compare.missing", { version: number })}
            </p>
          )}
          {cross && (
            <p className="pill viewport-name max-w-[60%] whitespace-normal">{i18n.t("studio.remark.add.place")}</p>
          )}
        </div>
        <div ref={tools} className="tools">
          {sheet && (
            <>
              {isComparing &&
                (mode !== "side" || stage.others.length > 1) &&
                (mode !== "difference" || stage.others.length > 1) && (
                  <div>
                    <CompareBar
                      {...{ mode, version, against, share, i18n }}
                      others={stage.others}
                      onAgainst={stage.setAgainst}
                      onShare={setShare}
                    />
                  </div>
                )}
              <ZoomTools
                zoom={view.zoom}
                onZoom={zoomBy}
                onWhole={() => onView(() => WHOLE_PAGE)}
                trueSize={trueSize}
                i18n={i18n}
              />
              {canRemark && (
                <div>
                  <button
                    type="button"
                    className={`tool ${cross ? "" : "tool-main"}`}
                    onClick={() => (cross ? onCross(null) : startPlacing())}
                  >
                    {!cross && <Icon name="edit" className="size-4" />}
                    <span className={cross ? undefined : "tool-label"}>
                      {i18n.t(cross ? "studio.cancel" : "studio.remark.add")}
                    </span>
                  </button>
                </div>
              )}
            </>
          )}
        </div>
      </div>
      <PageStrip sheets={sheets} index={index} onIndex={stage.turnTo} path={path} i18n={i18n} />
      {trueSize && <TrueSize trueSize={trueSize} i18n={i18n} />}
    </section>
  )
}

function VersionName({ number, i18n }: { number: number; i18n: I18n }) {
  return <p className="pill viewport-name is-beside">{i18n.t("proof.version", { version: i18n.number(number) })}</p>
}

const remarksOn = (remarks: readonly Annotation[], { file, page }: Sheet): Annotation[] =>
  remarks.filter((remark) => remark.file_id === file.id && remark.page === page.number)

const draftsOn = (drafts: readonly RemarkDraft[], { file, page }: Sheet): RemarkDraft[] =>
  drafts.filter((draft) => draft.fileId === file.id && draft.page === page.number)
