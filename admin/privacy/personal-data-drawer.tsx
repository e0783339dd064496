import { Alert, Button, Drawer, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { erasePersonSchema, personSchema } from "../../src/contracts"
import type { ErasedPerson, ErasePerson } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { download } from "../lib/download"
import { NoteField, TextField } from "../lib/fields"
import { SideDrawer } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"

const EMAIL_INPUT = { type: "email", autoComplete: "off" } as const

function ExportForm() {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { email: "" },
    schema: personSchema,
    toBody: (values) => values,
    submit: async (body) => {
      const exported = await portalApi.exportPerson({ body })
      const count = exported.parts.reduce((sum, { rows }) => sum + rows.length, 0)
      if (count === 0) return toast.info(t("privacy.exportedNone"))
      const file = new Blob([JSON.stringify(exported, null, 2)], { type: "application/json" })
      download(file, `personal-data-${exported.exported_at.slice(0, 10)}.json`)
      return toast.success(t("privacy.exported", { count }))
    },
  })
  return (
    <form className="flex flex-col items-start gap-y-4" onSubmit={form.onSubmit} noValidate>
      <Heading level="h2">{t("privacy.exportTitle")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("privacy.exportHint")}
      </Text>
      <div className="w-full">
        <TextField control={form.control} name="email" label={t("privacy.email")} input={EMAIL_INPUT} />
      </div>
      {form.failure && <Alert variant="error">{form.failure}</Alert>}
      <Button type="submit" size="small" variant="secondary" isLoading={form.isSubmitting}>
        {t("privacy.export")}
      </Button>
    </form>
  )
}

function EraseForm() {
  const { t } = useTranslation("clientPortal")
  const [result, setResult] = useState<ErasedPerson | null>(null)
  const form = usePortalForm<{ email: string; confirm: string; reason: string }, ErasePerson>({
    values: { email: "", confirm: "", reason: "" },
    schema: erasePersonSchema,
    toBody: (values) => values,
    submit: async (body) => {
      setResult(await portalApi.erasePerson({ body }))
      form.reset()
    },
  })
  const { control } = form
  return (
    <form className="flex flex-col items-start gap-y-4" onSubmit={form.onSubmit} noValidate>
      <Heading level="h2">{t("privacy.eraseTitle")}</Heading>
      <Alert variant="warning">{t("privacy.eraseText")}</Alert>
      <div className="flex w-full flex-col gap-y-4">
        <TextField control={control} name="email" label={t("privacy.email")} input={EMAIL_INPUT} />
        <TextField control={control} name="confirm" label={t("privacy.confirm")} input={EMAIL_INPUT} />
        <NoteField
          control={control}
          name="reason"
          label={t("privacy.reason")}
          hint={t("privacy.reasonHint")}
          rows={2}
        />
      </div>
      {form.failure && <Alert variant="error">{form.failure}</Alert>}
      <Button type="submit" size="small" variant="danger" isLoading={form.isSubmitting}>
        {t("privacy.erase")}
      </Button>
      {result && <Result result={result} />}
    </form>
  )
}

function Result({ result: { erased, kept } }: { result: ErasedPerson }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div role="status" className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {t("privacy.erased", { count: erased.reduce((sum, { rows }) => sum + rows, 0) })}
      </Text>
      {kept.map(({ id, reason }) => (
        <Text key={id} size="small" className="text-ui-fg-subtle">
          {t("privacy.kept", { reason })}
        </Text>
      ))}
    </div>
  )
}

/** Exports or erases what is kept about a person, whatever customers and orders they stand in. */
export function PersonalDataDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={onClose} title={t("privacy.title")} description={t("privacy.text")}>
      <Drawer.Body className="flex flex-col gap-y-8 overflow-y-auto">
        <ExportForm />
        <EraseForm />
      </Drawer.Body>
    </SideDrawer>
  )
}
