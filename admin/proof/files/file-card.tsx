import { ArrowDownTray, ChevronLeftMini, ChevronRightMini, Photo, Trash } from "@medusajs/icons"
import { Badge, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, StaffProofFile, StaffVersion } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { useFormat } from "../../lib/format"
import { Menu } from "../../lib/menu"
import type { MenuAction } from "../../lib/menu"
import { uploadApi } from "../../lib/upload-client"
import { useProjectAction } from "../../project/use-project-change"
import { ArtworkPicture } from "./artwork-picture"
import { FileState } from "./file-state"
import { Findings } from "./findings"
import { useDownload } from "./use-download"

const PREVIEW_TYPES = ["image/png", "image/jpeg", "image/webp"]
const PICTURE_HEIGHT = "180px"

interface FileCardProps {
  project: ProjectHeader
  version: StaffVersion
  file: StaffProofFile
  onShow: () => void
}

/** "PDF · 2.4 MB · 3 pages · 210 × 297 mm" */
function useFacts() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return ({ format: kind, bytes, facts, pages }: StaffProofFile): string => {
    const [first] = pages
    const millimeters = (size: number) => Math.round(size)
    const size =
      facts?.width_px && facts.height_px
        ? t("artwork.pixels", { width: facts.width_px, height: facts.height_px })
        : first?.width_mm && first.height_mm
          ? t("artwork.pageSize", { width: millimeters(first.width_mm), height: millimeters(first.height_mm) })
          : facts?.is_vector
            ? t("artwork.vector")
            : null
    return [
      t(`artwork.format.${kind}`),
      format.bytes(bytes),
      facts?.page_count && facts.page_count > 1 ? t("artwork.pages", { count: facts.page_count }) : null,
      size,
    ]
      .filter(Boolean)
      .join(" · ")
  }
}

function PageSwitch({ file, page, onPage }: { file: StaffProofFile; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation("clientPortal")
  const count = file.pages.length
  if (count < 2) return null
  const step = (by: number, label: string, icon: JSX.Element) => (
    <IconButton
      type="button"
      size="2xsmall"
      variant="transparent"
      aria-label={label}
      disabled={page + by < 1 || page + by > count}
      onClick={() => onPage(page + by)}
    >
      {icon}
    </IconButton>
  )
  return (
    <span className="flex w-fit items-center gap-x-1">
      {step(-1, t("proof.previousPage"), <ChevronLeftMini />)}
      <Text as="span" size="xsmall" className="text-ui-fg-subtle">
        {page} / {count}
      </Text>
      {step(1, t("proof.nextPage"), <ChevronRightMini />)}
    </span>
  )
}

/** A file of a version: its picture, what it is, where its processing stands, and what the artwork check says. */
export function FileCard({ project, version, file, onShow }: FileCardProps) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const factsOf = useFacts()
  const download = useDownload()
  const [page, setPage] = useState(1)
  const picture = useRef<HTMLInputElement>(null)
  const isDraft = version.request === null
  const alternative = version.alternatives.find(({ id }) => id === file.alternative_id)
  const remove = useProjectAction(
    project,
    () => portalApi.deleteProofFile({ params: { id: file.id } }),
    t("artwork.removed", { file: file.name }),
  )
  const addPreview = useProjectAction(
    project,
    (given: File) => uploadApi().uploadProofPreview({ params: { id: file.id }, file: given }),
    t("artwork.previewAdded"),
  )

  const takePicture = async (given: File) => {
    if (PREVIEW_TYPES.includes(given.type)) await addPreview.run(given)
    else toast.error(t("artwork.previewType"))
  }
  const askToRemove = async () => {
    const agreed = await prompt({
      title: t("artwork.removeTitle", { file: file.name }),
      description: t("artwork.removeText"),
      confirmText: t("artwork.remove"),
      cancelText: t("form.cancel"),
    })
    if (agreed) await remove.run(undefined)
  }

  const isServed = file.state === "ready" || file.state === "no_preview"
  const kept: MenuAction[] = isServed
    ? [{ label: t("artwork.download"), icon: <ArrowDownTray />, onSelect: () => void download([file]) }]
    : []
  if (isDraft && file.state === "no_preview")
    kept.push({ label: t("artwork.addPreview"), icon: <Photo />, onSelect: () => picture.current?.click() })
  const removal: MenuAction[] = isDraft
    ? [{ label: t("artwork.remove"), icon: <Trash />, onSelect: () => void askToRemove() }]
    : []

  return (
    <li className="shadow-elevation-card-rest bg-ui-bg-base flex flex-col overflow-hidden rounded-lg">
      <button
        type="button"
        onClick={onShow}
        disabled={file.pages.length === 0}
        aria-label={t("proof.open", { title: file.name })}
        className="focus-visible:shadow-borders-focus block w-full outline-none"
      >
        <ArtworkPicture
          file={file}
          page={page}
          size="thumb"
          height={PICTURE_HEIGHT}
          backdrop={version.spec.garment_color}
        />
      </button>
      <div className="flex flex-col gap-y-2 border-t p-3">
        <div className="flex items-start justify-between gap-x-2">
          <div className="flex min-w-0 flex-col gap-y-1">
            <Text size="small" leading="compact" weight="plus" className="break-words">
              {file.name}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {factsOf(file)}
            </Text>
          </div>
          <div className="flex shrink-0 items-center">
            {(kept.length > 0 || removal.length > 0) && (
              <Menu
                label={t("artwork.menu", { file: file.name })}
                groups={[kept, removal]}
                busy={remove.isPending || addPreview.isPending}
              />
            )}
          </div>
        </div>
        <PageSwitch file={file} page={page} onPage={setPage} />
        {alternative && (
          <Badge size="2xsmall" className="w-fit">
            {alternative.label}
          </Badge>
        )}
        <FileState file={file} />
        <Findings file={file} />
      </div>
      <input
        ref={picture}
        type="file"
        accept={PREVIEW_TYPES.join()}
        tabIndex={-1}
        aria-label={t("artwork.addPreview")}
        className="sr-only"
        onChange={(event) => {
          const given = event.target.files?.[0]
          event.target.value = ""
          if (given) void takePicture(given)
        }}
      />
    </li>
  )
}
