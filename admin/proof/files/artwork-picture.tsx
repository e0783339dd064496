import { Photo } from "@medusajs/icons"
import { Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { PreviewSize, StaffProofFile } from "../../../src/contracts"
import { usePreview } from "./use-preview"

interface ArtworkPictureProps {
  file: StaffProofFile
  /** From 1. */
  page: number
  size: PreviewSize
  /** Height of its place, as a CSS length. */
  height: string
  /** Hex color behind the artwork; null for the dashboard's own. */
  backdrop: string | null
  /** Overlay of the picture, positioned in shares of its width and height. */
  children?: ReactNode
}

/** One page of a file, as large as its place allows and in its own proportions. */
export function ArtworkPicture({ file, page: number, size, height, backdrop, children }: ArtworkPictureProps) {
  const { t } = useTranslation("clientPortal")
  const page = file.pages.find((one) => one.number === number)
  const { url, error } = usePreview(file.id, page, size)
  const alt = t("proof.pictureOf", { file: file.name, page: number })
  return (
    <div
      className="bg-ui-bg-component flex w-full items-center justify-center overflow-hidden"
      style={{ height, ...(backdrop ? { background: backdrop } : {}) }}
    >
      {!page ? (
        <Photo className="text-ui-fg-muted" />
      ) : error ? (
        <Text as="span" size="small" className="text-ui-fg-subtle p-3">
          {t("proof.pictureFailed")}
        </Text>
      ) : url ? (
        // As large as the picture itself, so that what is laid over it stands at its place.
        <div className="relative">
          <img
            src={url}
            alt={alt}
            draggable={false}
            style={{ display: "block", maxWidth: "100%", maxHeight: height }}
          />
          {children}
        </div>
      ) : (
        <Skeleton className="size-full" role="status" aria-label={t("load.loading")} />
      )}
    </div>
  )
}
