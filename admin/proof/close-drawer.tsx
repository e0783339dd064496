import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { closeProofSchema } from "../../src/contracts"
import type { StaffProof } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { ProofDrawer } from "./proof-drawer"

function CloseForm({ project, proof, onClose }: DrawerProps & { proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const close = useProjectChange(project, (body: { reason?: string | undefined }) =>
    portalApi.closeProof({ params: { id: proof.id }, body }),
  )
  const form = usePortalForm({
    values: { reason: "" },
    schema: closeProofSchema,
    toBody: ({ reason }: { reason: string }) => ({ reason: reason.trim() || undefined }),
    submit: async (body) => {
      await close.mutateAsync(body)
      toast.success(t("proof.closed"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("proof.closeAct")}>
      <NoteField
        control={form.control}
        name="reason"
        label={t("proof.closeReason")}
        hint={t("proof.closeReasonHint")}
        rows={3}
        optional
      />
    </DrawerForm>
  )
}

/** Closes a proof for good. */
export function CloseDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("proof.closeAct")}
      title={({ title }) => t("proof.closeTitle", { title })}
      description={() => t("proof.closeText")}
    >
      {(proof) => <CloseForm {...props} proof={proof} />}
    </ProofDrawer>
  )
}
