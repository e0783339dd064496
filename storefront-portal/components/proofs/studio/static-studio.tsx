import type { I18n } from "@messages/i18n"
import { newRemarks } from "@/lib/proofs/compose-message"
import { proofPath } from "../proof-path"
import { DecisionArea } from "./decision-area"
import { FileList } from "./file-list"
import { PageStack } from "./page-stack"
import { RemarkList } from "./remark-list"
import { SpecCard } from "./spec-card"
import { StudioFrame } from "./studio-frame"
import type { LiveProof, ProofFormState } from "./studio-data"
import { TopBar } from "./top-bar"
import { VersionHistory } from "./version-history"
import { VersionNote } from "./version-note"

interface Props {
  proof: LiveProof
  formToken: string
  state: ProofFormState | null
  i18n: I18n
}

/** The studio as the server sends it. It is complete without JavaScript; the script adds zoom, remarks and comparing. */
export function StaticStudio({ proof, formToken, state, i18n }: Props) {
  const { page } = proof
  const [version] = page.versions
  if (!version) return null
  const path = proofPath(page.viewer.link_id, page.proof.id)
  return (
    <StudioFrame
      preview={page.viewer.preview}
      i18n={i18n}
      top={<TopBar page={page} i18n={i18n} />}
      stage={<PageStack title={page.proof.title} version={version} path={path} i18n={i18n} />}
      decision={
        <DecisionArea
          proof={proof}
          path={path}
          formToken={formToken}
          state={state}
          remarks={newRemarks(page.annotations, version.id).length}
          i18n={i18n}
        />
      }
    >
      <VersionNote version={version} request={page.proof.request} isNewest i18n={i18n} />
      <SpecCard spec={version.spec} lines={page.proof.lines} i18n={i18n} />
      <RemarkList annotations={page.annotations} versionId={version.id} isOpen={false} i18n={i18n} />
      <FileList files={version.files} path={path} i18n={i18n} />
      <VersionHistory versions={page.versions} i18n={i18n} />
    </StudioFrame>
  )
}
