import { XMark } from "@medusajs/icons"
import { Button, FocusModal, Heading, IconButton, Kbd, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Annotation, ProjectHeader, StaffProof, StaffVersion } from "../../../src/contracts"
import type { DrawerProps } from "../../project/drawers"
import { useProofUrl } from "../use-proof-url"
import { useProofs } from "../use-proofs"
import { Differences } from "./differences"
import { RemarkList } from "./remark-list"
import { VersionViewer } from "./version-viewer"
import type { Place } from "./version-viewer"

/** The older of two versions stands on the left. */
const sideBySide = (one: StaffVersion, other: StaffVersion) =>
  one.number < other.number ? { against: one.id, version: other.id } : { against: other.id, version: one.id }

interface ReviewProps {
  project: ProjectHeader
  proof: StaffProof
  newest: StaffVersion
}

function Review({ project, proof, newest }: ReviewProps) {
  const { t } = useTranslation("clientPortal")
  const url = useProofUrl()
  /** Pages that were chosen, by version. */
  const [chosen, setChosen] = useState<Record<string, Place>>({})
  const { versions, annotations } = proof
  const version = versions.find(({ id }) => id === url.version) ?? newest
  const against = versions.find(({ id }) => id === url.against && id !== version.id)
  const other =
    versions.find(({ number }) => number === version.number - 1) ?? versions.find(({ id }) => id !== version.id)

  /** What was chosen, else where the URL's remark stands, else the URL's file. */
  const placeOf = ({ id }: StaffVersion): Place | undefined => {
    const remark = annotations.find((one) => one.id === url.remark && one.version_id === id)
    if (chosen[id]) return chosen[id]
    if (remark) return { fileId: remark.file_id, page: remark.page }
    return url.file ? { fileId: url.file, page: 1 } : undefined
  }
  const show = (remark: Annotation) => {
    const { id, version_id, file_id, page } = remark
    const isSeen = version_id === version.id || version_id === against?.id
    setChosen({ ...chosen, [version_id]: { fileId: file_id, page } })
    url.go({ remark: id, ...(isSeen ? {} : { version: version_id }) })
  }

  const viewer = (shown: StaffVersion, label: string, onVersion: (id: string) => void) => (
    <VersionViewer
      label={label}
      versions={versions}
      version={shown}
      onVersion={onVersion}
      place={placeOf(shown)}
      onPlace={(place) => setChosen({ ...chosen, [shown.id]: place })}
      remarks={annotations.filter(({ version_id }) => version_id === shown.id)}
      shownId={url.remark}
      onShow={show}
    />
  )

  return (
    <div className="flex w-full flex-col gap-4 p-4 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-4">
        {other && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="w-fit"
            onClick={() => url.go(against ? { against: null } : sideBySide(version, other))}
          >
            {t(against ? "proof.single" : "proof.compare")}
          </Button>
        )}
        <div className="flex flex-col gap-4 md:flex-row">
          {against &&
            viewer(against, t("proof.left"), (id) =>
              url.go({ against: id, ...(id === version.id ? { version: against.id } : {}) }),
            )}
          {viewer(version, t(against ? "proof.right" : "proof.versions"), (id) =>
            url.go({ version: id, ...(id === against?.id ? { against: version.id } : {}) }),
          )}
        </div>
        {against && <Differences one={against} other={version} />}
      </div>
      <div className="w-full xl:max-w-[440px]">
        <RemarkList project={project} proof={proof} shownId={url.remark} onShow={show} />
      </div>
    </div>
  )
}

/** A proof on the whole screen: one version, or two side by side, and the checklist of remarks. */
export function ReviewModal({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const { proof: id } = useProofUrl()
  const { data } = useProofs(project.id)
  const proof = data?.proofs.find((one) => one.id === id) ?? (id === null ? data?.proofs[0] : undefined)
  const newest = proof?.versions[0]
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content aria-describedby={undefined}>
        {/* Medusa's own header has a button that closes without a name. */}
        <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
          <FocusModal.Title asChild>
            <Heading level="h2" className="truncate">
              {proof ? t("proof.review", { title: proof.title }) : t("proof.title")}
            </Heading>
          </FocusModal.Title>
          <div className="flex items-center gap-x-2">
            <Kbd>esc</Kbd>
            <FocusModal.Close asChild>
              <IconButton type="button" size="small" variant="transparent" aria-label={t("form.close")}>
                <XMark />
              </IconButton>
            </FocusModal.Close>
          </div>
        </div>
        <FocusModal.Body className="bg-ui-bg-subtle overflow-y-auto">
          {proof && newest ? (
            <Review project={project} proof={proof} newest={newest} />
          ) : (
            <Text size="small" className="text-ui-fg-subtle p-4">
              {t(data ? "proof.missing" : "load.loading")}
            </Text>
          )}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
