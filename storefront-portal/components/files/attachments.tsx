import type { PortalFile } from "@contracts/file"
import type { I18n } from "@messages/i18n"
import { fileOriginalPath } from "./file-path"
import { showFile } from "./shown-file"

interface Props {
  files: readonly PortalFile[]
  linkId: string
  i18n: I18n
}

/** Files that something uses: a picture where there is one, name and size, and the download once the scan has passed. */
export function Attachments({ files, linkId, i18n }: Props) {
  if (files.length === 0) return null
  return (
    <ul className="file-list" aria-label={i18n.t("files.list")}>
      {files.map((file) => (
        <Attachment key={file.id} file={file} linkId={linkId} i18n={i18n} />
      ))}
    </ul>
  )
}

function Attachment({ file, linkId, i18n }: { file: PortalFile; linkId: string; i18n: I18n }) {
  const { id, name, size, state, picture } = showFile(file, linkId, i18n)
  return (
    <li className="file-row">
      <span className="file-thumb" aria-hidden="true">
        {picture && <img src={picture} alt="" loading="lazy" width={48} height={48} />}
      </span>
      <div className="min-w-0 flex-1">
        {state === "ready" ? (
          <a className="link wrap-anywhere" href={fileOriginalPath(linkId, id)} download dir="auto">
            {name}
          </a>
        ) : (
          <span className="wrap-anywhere" dir="auto">
            {name}
          </span>
        )}
        <p className="num text-sm text-ink-2">
          {state === "ready" ? size : i18n.t(state === "refused" ? "files.refused" : "files.checking")}
        </p>
      </div>
    </li>
  )
}
