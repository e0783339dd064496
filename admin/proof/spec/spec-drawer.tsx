import { Alert, toast } from "@medusajs/ui"
import { FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EMPTY_SPEC_CARD, updateVersionSchema } from "../../../src/contracts"
import type { StaffProof, UpdateVersion } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { DrawerForm } from "../../lib/form-drawer"
import { usePortalForm } from "../../lib/use-portal-form"
import type { DrawerProps } from "../../project/drawers"
import { useProjectChange } from "../../project/use-project-change"
import { ProofDrawer } from "../proof-drawer"
import { useProofUrl } from "../use-proof-url"
import { draftOf, nextNumber } from "../use-proofs"
import { SpecFields } from "./spec-fields"
import { toSpecValues, toVersionBody } from "./spec-values"

function SpecForm({ project, proof }: Pick<DrawerProps, "project"> & { proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const { go } = useProofUrl()
  const save = useProjectChange(project, (body: UpdateVersion) =>
    portalApi.updateProofVersion({ params: { id: proof.id }, body }),
  )
  const [newest] = proof.versions
  const draft = draftOf(proof)
  const form = usePortalForm({
    // What was new in the version that was sent is not new in the next one.
    values: toSpecValues({ note: draft?.note ?? null, spec: newest?.spec ?? EMPTY_SPEC_CARD }),
    schema: updateVersionSchema,
    toBody: toVersionBody,
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("spec.saved"))
      go({ drawer: null, version: null })
    },
  })
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={t("form.save")}>
        {newest && !draft && (
          <Alert variant="info">{t("spec.startsVersion", { sent: newest.number, next: nextNumber(proof) })}</Alert>
        )}
        <SpecFields />
      </DrawerForm>
    </FormProvider>
  )
}

/** The spec card of the draft version. */
export function SpecDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("spec.edit")}
      title={() => t("spec.edit")}
      description={({ title }) => title}
    >
      {(proof) => <SpecForm project={props.project} proof={proof} />}
    </ProofDrawer>
  )
}
