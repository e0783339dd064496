import { ArrowDownTray, DocumentText } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { PortalFile } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { useArtworkWords } from "../proof/files/use-artwork-words"
import { useDownload } from "../proof/files/use-download"
import { usePreview } from "../proof/files/use-preview"

const LOOK_AGAIN_MS = 3_000

const isUnfinished = ({ state }: PortalFile): boolean => state === "waiting" || state === "processing"

/** The file as it is by now: it is asked for until its check is done. */
function useFile(given: PortalFile): PortalFile {
  const { data } = useQuery({
    queryKey: ["client-portal", "file", given.id],
    queryFn: async () => (await portalApi.getStaffFile({ params: { id: given.id } })).file,
    enabled: isUnfinished(given),
    initialData: given,
    initialDataUpdatedAt: 0,
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data) ? LOOK_AGAIN_MS : false),
  })
  return isUnfinished(given) ? data : given
}

function Picture({ file }: { file: PortalFile }) {
  const page = file.preview ? { number: 1, sha256: file.preview.sha256 } : undefined
  const { url } = usePreview(file.id, page, "thumb", portalApi.getStaffFilePreview)
  return (
    <span
      aria-hidden
      className="bg-ui-bg-component flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md"
    >
      {url ? (
        <img src={url} alt="" className="size-full object-contain" />
      ) : (
        <DocumentText className="text-ui-fg-muted" />
      )}
    </span>
  )
}

interface AttachedFileProps {
  file: PortalFile
  /** Also what the artwork check found. */
  showsCheck?: boolean
  children?: ReactNode
}

/** A file of a message: its picture, name and size, and the download once its scan has passed. */
export function AttachedFile({ file: given, showsCheck = false, children }: AttachedFileProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const words = useArtworkWords()
  const download = useDownload("client")
  const file = useFile(given)
  const isServed = file.state === "ready" || file.state === "no_preview"
  const state = isServed
    ? format.bytes(file.bytes)
    : t(file.state === "refused" ? "artwork.refused" : "artwork.waiting")
  const notes = [
    ...(file.problem ? [words.problem(file.problem)] : []),
    ...(showsCheck ? file.findings.map((finding) => words.finding(finding)) : []),
  ]
  return (
    <li className="flex items-center gap-x-3">
      <Picture file={file} />
      <div className="flex min-w-0 flex-1 flex-col">
        <Text size="small" leading="compact" dir="auto" className="break-words">
          {file.name}
        </Text>
        {[state, ...notes].map((line) => (
          <Text key={line} size="xsmall" className="text-ui-fg-subtle break-words">
            {line}
          </Text>
        ))}
      </div>
      {isServed && (
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("conversation.files.download", { file: file.name })}
          onClick={() => void download([file])}
        >
          <ArrowDownTray />
        </IconButton>
      )}
      {children}
    </li>
  )
}
