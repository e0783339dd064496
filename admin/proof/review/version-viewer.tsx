import { ChevronLeftMini, ChevronRightMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Annotation, StaffProofFile, StaffVersion } from "../../../src/contracts"
import { ArtworkPicture } from "../files/artwork-picture"
import { VersionSelect } from "../version-select"
import { Pins } from "./pins"

/** One page of one file. */
export interface Place {
  fileId: string
  /** From 1. */
  page: number
}

const PICTURE_HEIGHT = "min(60vh, 640px)"

type Shown = { file: StaffProofFile; page: number }

const pagesOf = ({ files }: StaffVersion): Shown[] =>
  files.flatMap((file) => file.pages.map(({ number: page }) => ({ file, page })))

interface VersionViewerProps {
  label: string
  versions: StaffVersion[]
  version: StaffVersion
  onVersion: (id: string) => void
  /** The first page where it is undefined, or not a page of this version. */
  place: Place | undefined
  onPlace: (place: Place) => void
  /** Of this version. */
  remarks: Annotation[]
  shownId: string | null
  onShow: (remark: Annotation) => void
}

/** A version's pages, one at a time, with the remarks on them. */
export function VersionViewer(props: VersionViewerProps) {
  const { label, versions, version, onVersion, place, onPlace, remarks, shownId, onShow } = props
  const { t } = useTranslation("clientPortal")
  const pages = pagesOf(version)
  const found = pages.findIndex(({ file, page }) => file.id === place?.fileId && page === place.page)
  const index = Math.max(found, 0)
  const shown = pages[index]

  const step = (by: number, name: string, icon: JSX.Element) => {
    const next = pages[index + by]
    return (
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={name}
        disabled={!next}
        onClick={() => next && onPlace({ fileId: next.file.id, page: next.page })}
      >
        {icon}
      </IconButton>
    )
  }

  return (
    <section
      aria-label={label}
      className="shadow-elevation-card-rest bg-ui-bg-base flex min-w-0 flex-1 flex-col overflow-hidden rounded-lg"
    >
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
        <div className="w-[160px]">
          <VersionSelect label={label} versions={versions} value={version.id} onChange={onVersion} />
        </div>
        {pages.length > 1 && (
          <div className="flex items-center">
            {step(-1, t("proof.previousPage"), <ChevronLeftMini />)}
            {step(1, t("proof.nextPage"), <ChevronRightMini />)}
          </div>
        )}
      </div>
      {shown ? (
        <>
          <ArtworkPicture
            file={shown.file}
            page={shown.page}
            size="screen"
            height={PICTURE_HEIGHT}
            backdrop={version.spec.garment_color}
          >
            <Pins
              remarks={remarks.filter(({ file_id, page }) => file_id === shown.file.id && page === shown.page)}
              shownId={shownId}
              onShow={onShow}
            />
          </ArtworkPicture>
          <Text size="xsmall" className="text-ui-fg-subtle break-words border-t px-3 py-2">
            {t("proof.pageOf", { file: shown.file.name, page: shown.page, pages: shown.file.pages.length })}
          </Text>
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle p-4">
          {t("proof.nothingShown")}
        </Text>
      )}
      {version.note && (
        <Text size="small" className="whitespace-pre-line break-words border-t px-3 py-2">
          {version.note}
        </Text>
      )}
    </section>
  )
}
