import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, StaffProof, StaffVersion } from "../../../src/contracts"
import { portalKeys } from "../../lib/query-keys"
import { useProofUrl } from "../use-proof-url"
import { draftOf, nextNumber } from "../use-proofs"
import { DropArea } from "./drop-area"
import { FileCard } from "./file-card"
import { UploadList } from "./upload-list"
import { uploads } from "./upload-queue"
import { useUploads } from "./use-uploads"

interface FileListProps {
  project: ProjectHeader
  proof: StaffProof
  version: StaffVersion | undefined
  onShow: (fileId: string) => void
}

/** Files of the shown version, and the place to add more, which always go to the draft. */
export function FileList({ project, proof, version, onShow }: FileListProps) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const { go } = useProofUrl()
  const list = useUploads(uploads, proof.id)
  const newest = proof.versions[0]
  const isClosed = proof.state === "superseded"
  const hint =
    newest && !draftOf(proof)
      ? t("artwork.dropStarts", { sent: newest.number, next: nextNumber(proof) })
      : t("artwork.dropHint")

  const add = (files: File[]) => {
    // They go to the draft, which may be begun by the first of them.
    go({ version: null })
    uploads.add(files, {
      id: proof.id,
      onUploaded: () => client.invalidateQueries({ queryKey: portalKeys.project(project.id) }),
    })
  }

  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      {version && version.files.length > 0 && (
        <ul
          aria-label={t("proof.files")}
          className="grid gap-4"
          style={{ gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 220px), 1fr))" }}
        >
          {version.files.map((file) => (
            <FileCard key={file.id} project={project} version={version} file={file} onShow={() => onShow(file.id)} />
          ))}
        </ul>
      )}
      <UploadList list={list} queue={uploads} />
      {!isClosed && version === newest && <DropArea hint={hint} onFiles={add} />}
    </div>
  )
}
