import { Alert, Drawer, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { createProofSchema, proofKindSchema } from "../../src/contracts"
import type { CreateProof, ProofKind, ProofLine } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SelectField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { LineField } from "./line-field"
import { useProofUrl } from "./use-proof-url"
import { useProofs } from "./use-proofs"

interface Typed {
  kind: ProofKind
  title: string
  item_ids: string[]
  is_required: boolean
}

function NewProofForm({ project, lines }: Pick<DrawerProps, "project"> & { lines: ProofLine[] }) {
  const { t } = useTranslation("clientPortal")
  const { go } = useProofUrl()
  const create = useProjectChange(project, (body: CreateProof) =>
    portalApi.createProof({ params: { id: project.id }, body }),
  )
  const form = usePortalForm({
    values: {
      kind: "artwork",
      title: "",
      item_ids: lines.length === 1 ? lines.map(({ item_id }) => item_id) : [],
      is_required: true,
    },
    schema: createProofSchema,
    toBody: (typed: Typed) => typed,
    submit: async (body) => {
      const { proof } = await create.mutateAsync(body)
      toast.success(t("proof.created"))
      go({ tab: "proofs", proof: proof.id, drawer: null })
    },
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={t("proof.create")}>
      <TextField
        control={control}
        name="title"
        label={t("proof.name")}
        hint={t("proof.nameHint")}
        input={{ autoFocus: true, autoComplete: "off" }}
      />
      <SelectField
        control={control}
        name="kind"
        label={t("proof.kindLabel")}
        hint={t(`proof.kindHint.${form.watch("kind")}`)}
        options={proofKindSchema.options.map((value) => ({ value, label: t(`proof.kind.${value}`) }))}
      />
      <LineField control={control} name="item_ids" lines={lines} />
      <SwitchField control={control} name="is_required" label={t("proof.required")} hint={t("proof.requiredHint")} />
    </DrawerForm>
  )
}

/** A new proof with its first draft version, which is open afterwards. */
export function NewProofDrawer({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { data, error } = useProofs(project.id, { isLive: false })
  return (
    <SideDrawer open onClose={onClose} title={t("proof.new")}>
      {data ? (
        <NewProofForm project={project} lines={data.lines} />
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>{error ? messageOf(error) : t("load.loading")}</Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
