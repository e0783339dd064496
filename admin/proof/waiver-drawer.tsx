import { Alert, Drawer, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { requestWaiverSchema } from "../../src/contracts"
import type { ApprovedArtwork, RequestWaiver, StaffProof } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, SwitchField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { ProofDrawer } from "./proof-drawer"
import { Recipients } from "./send-drawer"

interface WaiverFormProps extends DrawerProps {
  proof: StaffProof
  reprints: ApprovedArtwork[]
}

function WaiverForm({ project, proof, reprints, onClose }: WaiverFormProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const ask = useProjectChange(project, (body: RequestWaiver) =>
    portalApi.requestWaiver({ params: { id: proof.id }, body }),
  )
  const form = usePortalForm({
    // By its decision: a proof may have been approved more than once. Named as in the contract, for its error.
    values: { proof_id: "", message: "", notify: true },
    schema: requestWaiverSchema,
    toBody: ({ proof_id, message, notify }: { proof_id: string; message: string; notify: boolean }) => {
      const chosen = reprints.find(({ decision_id }) => decision_id === proof_id)
      return { proof_id: chosen?.proof_id, version_id: chosen?.version_id, message: message || undefined, notify }
    },
    submit: async (body) => {
      await ask.mutateAsync(body)
      toast.success(t("proof.waiveAsked"))
      onClose()
    },
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={t("proof.waiveAct")}>
      <SelectField
        control={control}
        name="proof_id"
        label={t("proof.waiveChoose")}
        options={reprints.map(({ decision_id, title, version_number: number, order_number: order, approved_at }) => ({
          value: decision_id,
          label: t("proof.waiveOption", { title, number, order, at: format.moment(approved_at) }),
        }))}
      />
      <NoteField
        control={control}
        name="message"
        label={t("approval.message")}
        hint={t("proof.sendMessageHint")}
        optional
      />
      <SwitchField control={control} name="notify" label={t("approval.notify")} hint={t("proof.notifyHint")} />
      {form.watch("notify") && <Recipients names={project.recipients} />}
    </DrawerForm>
  )
}

/** Asks the client to go without a new proof, for an exact reprint of what they approved on an earlier order. */
export function WaiverDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("proof.waive")}
      title={({ title }) => t("proof.waiveTitle", { title })}
      description={() => t("proof.waiveText")}
    >
      {(proof, { reprints }) =>
        reprints.length > 0 ? (
          <WaiverForm {...props} proof={proof} reprints={reprints} />
        ) : (
          <Drawer.Body>
            <Alert variant="info">{t("proof.waiveNone")}</Alert>
          </Drawer.Body>
        )
      }
    </ProofDrawer>
  )
}
