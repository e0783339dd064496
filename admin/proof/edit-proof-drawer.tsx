import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { updateProofSchema } from "../../src/contracts"
import type { ProofLine, ProofState, StaffProof, UpdateProof } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SwitchField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { LineField } from "./line-field"
import { ProofDrawer } from "./proof-drawer"

/** The client is asked about its title and lines, or has agreed to them. */
const SETTLED: ReadonlySet<ProofState> = new Set(["sent", "approved", "waived"])

type Typed = Required<UpdateProof>

interface EditFormProps extends DrawerProps {
  proof: StaffProof
  lines: ProofLine[]
}

function EditProofForm({ project, proof, lines, onClose }: EditFormProps) {
  const { t } = useTranslation("clientPortal")
  const isSettled = SETTLED.has(proof.state)
  const save = useProjectChange(project, (body: UpdateProof) =>
    portalApi.updateProof({ params: { id: proof.id }, body }),
  )
  const form = usePortalForm({
    values: {
      title: proof.title,
      item_ids: proof.lines.map((line) => line.item_id),
      is_required: proof.is_required,
    },
    schema: updateProofSchema,
    toBody: ({ is_required, ...about }: Typed) => (isSettled ? { is_required } : { is_required, ...about }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("proof.saved"))
      onClose()
    },
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={t("form.save")}>
      {isSettled ? (
        <Alert variant="info">{t("proof.settled")}</Alert>
      ) : (
        <>
          <TextField control={control} name="title" label={t("proof.name")} hint={t("proof.nameHint")} />
          <LineField control={control} name="item_ids" lines={lines} />
        </>
      )}
      <SwitchField control={control} name="is_required" label={t("proof.required")} hint={t("proof.requiredHint")} />
    </DrawerForm>
  )
}

/** Title, lines, and whether the proof holds them back. */
export function EditProofDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer {...props} placeholder={t("proof.edit")} title={() => t("proof.edit")}>
      {(proof, data) => <EditProofForm {...props} proof={proof} lines={data.lines} />}
    </ProofDrawer>
  )
}
