import { Alert, Drawer, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { overrideGateSchema } from "../../../src/contracts"
import type { OverrideGate, ProjectProofs } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { NoteField } from "../../lib/fields"
import { DrawerForm, SideDrawer } from "../../lib/form-drawer"
import { useMessageOf } from "../../lib/use-message-of"
import { usePortalForm } from "../../lib/use-portal-form"
import type { DrawerProps } from "../../project/drawers"
import { useProjectChange } from "../../project/use-project-change"
import { useProofs } from "../use-proofs"

function OverrideForm({ project, gate, onClose }: DrawerProps & Pick<ProjectProofs, "gate">) {
  const { t } = useTranslation("clientPortal")
  const override = useProjectChange(project, (body: OverrideGate) =>
    portalApi.overrideGate({ params: { id: project.id }, body }),
  )
  const form = usePortalForm({
    values: { reason: "" },
    schema: overrideGateSchema,
    toBody: ({ reason }: { reason: string }) => ({ reason }),
    submit: async (body) => {
      await override.mutateAsync(body)
      toast.success(t("gate.overrideDone"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("gate.overrideAct")}>
      <ul className="flex flex-col gap-y-2">
        {gate.holds.map(({ item_id, title, waits_for }) => (
          <li key={item_id}>
            <Text size="small" leading="compact" weight="plus">
              {title}
            </Text>
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {waits_for.length > 0
                ? waits_for.map((proof) => t(`gate.waits.${proof.state}`, { title: proof.title })).join(", ")
                : t("gate.missing")}
            </Text>
          </li>
        ))}
      </ul>
      <NoteField control={form.control} name="reason" label={t("gate.reason")} hint={t("gate.reasonHint")} />
    </DrawerForm>
  )
}

/** Lets lines be fulfilled although their proofs are not approved. */
export function OverrideDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { data, error } = useProofs(props.project.id, { isLive: false })
  const isHeld = data?.gate.is_on === true && data.gate.holds.length > 0
  return (
    <SideDrawer open onClose={props.onClose} title={t("gate.overrideTitle")} description={t("gate.overrideText")}>
      {data && isHeld ? (
        <OverrideForm {...props} gate={data.gate} />
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>
            {error ? messageOf(error) : t(data ? "gate.nothing" : "load.loading")}
          </Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
