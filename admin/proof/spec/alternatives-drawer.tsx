import { Select, Text, toast } from "@medusajs/ui"
import { Controller, FormProvider, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { alternativeChoiceSchema, updateVersionSchema } from "../../../src/contracts"
import type { AlternativeChoice, StaffProof, UpdateVersion } from "../../../src/contracts"
import { BareField } from "../../lib/bare-field"
import { portalApi } from "../../lib/client"
import { Field, SelectField } from "../../lib/fields"
import { DrawerForm } from "../../lib/form-drawer"
import { RowList } from "../../lib/row-list"
import { usePortalForm } from "../../lib/use-portal-form"
import { uuid } from "../../lib/uuid"
import type { DrawerProps } from "../../project/drawers"
import { useProjectChange } from "../../project/use-project-change"
import { ProofDrawer } from "../proof-drawer"
import { useProofUrl } from "../use-proof-url"
import { draftOf } from "../use-proofs"

interface Typed {
  choice: AlternativeChoice
  alternatives: { id: string; label: string }[]
  /** By position of the draft's files: the id of an alternative, or `NONE`. */
  assigned: string[]
}

/** A select has no empty value. */
const NONE = "none"

/** Which file belongs to which alternative. */
function Assignment({ files }: { files: { id: string; name: string }[] }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<Typed>()
  const named = watch("alternatives").filter(({ label }) => label.trim() !== "")
  if (named.length === 0) return null
  return (
    <div className="flex flex-col gap-y-4">
      <Text size="small" leading="compact" weight="plus">
        {t("alternatives.files")}
      </Text>
      {files.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("alternatives.filesNone")}
        </Text>
      )}
      {files.map((file, index) => (
        <Controller
          key={file.id}
          control={control}
          name={`assigned.${index}`}
          render={({ field: { value, onChange } }) => (
            <Field label={file.name}>
              {(aria) => (
                <Select
                  value={named.some(({ id }) => id === value) ? value : NONE}
                  onValueChange={(picked) => picked && onChange(picked)}
                >
                  <Select.Trigger {...aria}>
                    <Select.Value />
                  </Select.Trigger>
                  <Select.Content>
                    <Select.Item value={NONE}>{t("artwork.noAlternative")}</Select.Item>
                    {named.map(({ id, label }) => (
                      <Select.Item key={id} value={id}>
                        {label}
                      </Select.Item>
                    ))}
                  </Select.Content>
                </Select>
              )}
            </Field>
          )}
        />
      ))}
    </div>
  )
}

function AlternativesForm({ project, proof }: Pick<DrawerProps, "project"> & { proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const { go } = useProofUrl()
  const save = useProjectChange(project, (body: UpdateVersion) =>
    portalApi.updateProofVersion({ params: { id: proof.id }, body }),
  )
  const draft = draftOf(proof)
  const newest = proof.versions[0]
  const files = draft?.files ?? []
  const form = usePortalForm({
    values: {
      choice: newest?.choice ?? "choose_one",
      alternatives: newest?.alternatives ?? [],
      assigned: files.map(({ alternative_id }) => alternative_id ?? NONE),
    },
    schema: updateVersionSchema,
    toBody: ({ choice, alternatives, assigned }: Typed) => {
      const kept = alternatives.filter(({ label }) => label.trim() !== "")
      const belongs = (value: string | undefined) => (kept.some(({ id }) => id === value) ? value : null)
      return {
        choice,
        alternatives: kept,
        file_alternatives: Object.fromEntries(files.map(({ id }, index) => [id, belongs(assigned[index])])),
      }
    },
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("alternatives.saved"))
      go({ drawer: null, version: null })
    },
  })
  const { control, setValue, watch } = form
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={t("form.save")}>
        <RowList
          label={t("alternatives.title")}
          rows={watch("alternatives")}
          onChange={(rows) => setValue("alternatives", rows, { shouldDirty: true })}
          blank={() => ({ id: uuid(), label: "" })}
          addLabel={t("alternatives.one")}
          removeLabel={(position) => t("alternatives.remove", { position })}
        >
          {(index) => (
            <BareField
              control={control}
              name={`alternatives.${index}.label`}
              label={t("alternatives.label", { position: index + 1 })}
            />
          )}
        </RowList>
        <SelectField
          control={control}
          name="choice"
          label={t("alternatives.choice")}
          options={alternativeChoiceSchema.options.map((value) => ({
            value,
            label: t(`alternatives.choices.${value}`),
          }))}
        />
        <Assignment files={files} />
      </DrawerForm>
    </FormProvider>
  )
}

/** More than one design in a version, among which the client chooses. */
export function AlternativesDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("alternatives.title")}
      title={() => t("alternatives.title")}
      description={() => t("alternatives.text")}
    >
      {(proof) => <AlternativesForm project={props.project} proof={proof} />}
    </ProofDrawer>
  )
}
