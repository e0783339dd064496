import { Alert, Drawer } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { StaffProof } from "../../src/contracts"
import { RecordForm } from "../approval/record-form"
import type { RequestHistory } from "../approval/use-too-late"
import { portalApi } from "../lib/client"
import type { DrawerProps } from "../project/drawers"
import { ProofDrawer } from "./proof-drawer"
import { proofRecordFields } from "./record-fields"
import { openRequestOf } from "./use-proofs"

const readHistory = async (projectId: string, proofId: string): Promise<RequestHistory | null> => {
  const now = await portalApi.getProjectProofs({ params: { id: projectId } })
  const proof = now?.data.proofs.find(({ id }) => id === proofId)
  return (
    (proof && {
      versions: proof.versions.flatMap(({ request }) => request ?? []),
      // The stamp counts requests; staff count versions.
      decisions: proof.versions.flatMap(({ decision, number }) => (decision ? [{ ...decision, version: number }] : [])),
    }) ??
    null
  )
}

function RecordBody({ project, proof, onClose }: DrawerProps & { proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const request = openRequestOf(proof)
  const version = proof.versions.find((one) => one.request?.id === request?.id)
  const fields = useMemo(() => (version ? [proofRecordFields(version)] : []), [version])
  return request ? (
    <RecordForm
      project={project}
      request={request}
      fields={fields}
      readHistory={() => readHistory(project.id, proof.id)}
      onClose={onClose}
    />
  ) : (
    <Drawer.Body>
      <Alert variant="info">{t("approval.nothingToRecord")}</Alert>
    </Drawer.Body>
  )
}

/** Records what the client decided about a proof by phone, by email or in person. */
export function ProofRecordDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("approval.record")}
      title={({ title }) => t("proof.recordTitle", { title })}
      description={({ versions }) => {
        const asked = versions.find(({ request }) => request?.state === "open")
        return asked && t("proof.recordText", { number: asked.number })
      }}
    >
      {(proof) => <RecordBody {...props} proof={proof} />}
    </ProofDrawer>
  )
}
