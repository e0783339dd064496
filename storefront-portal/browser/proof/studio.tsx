import { useMemo, useState } from "react"
import type { Annotation, AnnotationShape } from "@contracts/proof/annotation"
import { createI18nFrom } from "@messages/create-i18n-from"
import { FileList } from "@/components/proofs/studio/file-list"
import { SpecCard } from "@/components/proofs/studio/spec-card"
import type { StudioData } from "@/components/proofs/studio/studio-data"
import { StudioFrame } from "@/components/proofs/studio/studio-frame"
import { TopBar } from "@/components/proofs/studio/top-bar"
import { VersionHistory } from "@/components/proofs/studio/version-history"
import { VersionNote } from "@/components/proofs/studio/version-note"
import { proofPath } from "@/components/proofs/proof-path"
import { addRemark, changeRemark } from "@/lib/proofs/drafts"
import { CENTER } from "@/lib/proofs/shape"
import { counterpart, type Sheet, sheetsOf } from "@/lib/proofs/sheets"
import type { Point } from "@/lib/proofs/view"
import { ModeSwitch } from "./compare-bar"
import { LiveDecision, type Signer } from "./live-decision"
import { Remarks } from "./remarks"
import { sendJson } from "./send-json"
import { Stage } from "./stage"
import { ArrivedVersion, StudioNotices } from "./studio-notices"
import { useSavedRemark } from "./use-saved-remark"
import { useDrafts } from "./use-drafts"
import { useLiveProof } from "./use-live-proof"
import { useStage } from "./use-stage"

/** The proof studio, in place of what the server sent (`StaticStudio`). */
export function Studio({ proof: initial, formToken, state, words, differenceScript }: StudioData) {
  const { viewer, proof: head } = initial.page
  const path = proofPath(viewer.link_id, head.id)
  const i18n = useMemo(
    // Times in the client's own zone, which the server cannot know.
    () =>
      createI18nFrom(words.catalogues, {
        ...words,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        isolateValues: true,
      }),
    [words],
  )
  const live = useLiveProof(initial, path, `/p/${viewer.link_id}/live`)
  const { page, rendering } = live.proof
  const [newest] = page.versions
  if (!newest) throw new Error("A proof that clients see has a version")
  const [saved, onRemark] = useSavedRemark(live.putRemark)
  const [drafts, onDrafts] = useDrafts({ linkId: viewer.link_id, proofId: head.id, path, onRemark })
  const stage = useStage(page, newest)
  /** The newest version that the client has seen: a later one is announced, not put under their hands. */
  const [knownId, setKnownId] = useState(newest.id)
  const [signer, setSigner] = useState<Signer | null>(null)
  const [cross, setCross] = useState<Point | null>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const [isExpanded, setExpanded] = useState(false)

  const isAsked = rendering !== null && rendering.request.state === "open" && !viewer.preview
  const hasArrived = knownId !== newest.id
  const canRemark = isAsked && !hasArrived && stage.version.id === newest.id
  const remarks = page.annotations.filter(({ version_id }) => version_id === stage.version.id)

  const showVersion = (id: string) => {
    if (id === newest.id) setKnownId(id)
    setCross(null)
    stage.showVersion(id)
  }
  /** By a button that goes with it: the focus moves on to the artwork. */
  const showNewest = (id: string) => {
    showVersion(id)
    document.getElementById("artwork")?.focus({ preventScroll: true })
  }
  const beginRemark = ({ file, page: { number } }: Sheet, shape: AnnotationShape) => {
    setCross(null)
    setExpanded(false)
    const draft = { versionId: newest.id, versionNumber: newest.number, fileId: file.id, page: number, shape }
    onDrafts((all) => addRemark(all, { ...draft, key: crypto.randomUUID(), body: "", isSent: false, problem: null }))
  }
  const moveDraft = (key: string) => {
    const draft = drafts.remarks.find((one) => one.key === key)
    const old = page.versions.find(({ id }) => id === draft?.versionId)
    const sheet =
      old && sheetsOf(old).find(({ file, page: { number } }) => file.id === draft?.fileId && number === draft.page)
    const target = (sheet && counterpart(sheet, newest)) ?? sheetsOf(newest)[0]
    if (!target) return
    showVersion(newest.id)
    const place = { fileId: target.file.id, page: target.page.number }
    // A key of its own: the server may have refused the old one, and it is another remark now.
    onDrafts((all) =>
      changeRemark(all, key, {
        ...place,
        key: crypto.randomUUID(),
        versionId: newest.id,
        versionNumber: newest.number,
        isSent: false,
        problem: null,
      }),
    )
  }
  const select = (id: string) => {
    setSelectedId(id)
    setExpanded(false)
    document.getElementById(`remark-${id}`)?.focus()
  }
  const showRemark = (remark: Annotation) => {
    setSelectedId(remark.id)
    stage.showRemark(remark)
  }
  const removeRemark = async (remark: Annotation) => {
    const sent = await sendJson(`${path}/remarks/${remark.id}`, "DELETE", {})
    if (sent && sent.status < 300) live.dropRemark(remark.id)
    else await live.ask()
    document.getElementById("studio-remarks")?.focus()
  }

  return (
    <StudioFrame
      preview={viewer.preview}
      i18n={i18n}
      isExpanded={isExpanded}
      top={
        <TopBar page={page} i18n={i18n}>
          {stage.others.length > 0 && stage.sheet && (
            <ModeSwitch mode={stage.mode} onMode={stage.setMode} version={stage.version} i18n={i18n} />
          )}
        </TopBar>
      }
      stage={
        <Stage
          {...{ stage, path, differenceScript, remarks, selectedId, cross, canRemark, isExpanded, i18n }}
          title={head.title}
          drafts={drafts.remarks.filter(({ versionId }) => versionId === stage.version.id)}
          onSelect={select}
          onSelectDraft={(key) => document.getElementById(`draft-${key}`)?.focus()}
          onCross={setCross}
          onPlace={beginRemark}
          onExpand={setExpanded}
        />
      }
      decision={
        hasArrived ? (
          <ArrivedVersion newest={newest} onShow={showNewest} i18n={i18n} />
        ) : (
          <LiveDecision
            proof={live.proof}
            {...{ path, formToken, signer, drafts, onDrafts, i18n }}
            initialState={state}
            onSigner={setSigner}
            onProof={live.take}
            ask={live.ask}
          />
        )
      }
    >
      <StudioNotices
        newest={newest}
        shown={stage.version}
        hasArrived={hasArrived}
        connection={live.connection}
        saved={saved}
        linkId={viewer.link_id}
        onShow={showNewest}
        i18n={i18n}
      />
      <VersionNote
        version={stage.version}
        request={page.proof.request}
        isNewest={stage.version.id === newest.id}
        i18n={i18n}
      />
      <SpecCard spec={stage.version.spec} lines={page.proof.lines} i18n={i18n} />
      <Remarks
        {...{ drafts, onDrafts, newest, selectedId, i18n }}
        annotations={page.annotations}
        shownId={stage.version.id}
        isOpen={canRemark && stage.sheet !== null}
        canWrite={!viewer.preview}
        onShow={showRemark}
        onRemove={(remark) => void removeRemark(remark)}
        onMoveDraft={moveDraft}
        onAdd={() => stage.sheet && beginRemark(stage.sheet, CENTER)}
      />
      <FileList files={stage.version.files} path={path} i18n={i18n} />
      <VersionHistory
        versions={page.versions}
        i18n={i18n}
        actions={({ id, number }) =>
          id === stage.version.id ? (
            <span className="text-sm text-ink-2">{i18n.t("studio.history.current")}</span>
          ) : (
            <button type="button" className="text-button" onClick={() => showVersion(id)}>
              {i18n.t("studio.history.show", { version: i18n.number(number) })}
            </button>
          )
        }
      />
    </StudioFrame>
  )
}
