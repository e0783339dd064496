import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { NoteField } from "../../lib/fields"
import { usePortalForm } from "../../lib/use-portal-form"

interface RemarkFormProps<Body> {
  label: string
  submitLabel: string
  /** Judges what `toBody` makes of the typed text, under the name of its field. */
  schema: z.ZodType<Body>
  field: "body" | "note"
  toBody: (text: string) => unknown
  submit: (body: Body) => Promise<unknown>
  onDone: () => void
}

/** A few words below a remark. They stay until they are kept, whatever the server answers. */
export function RemarkForm<Body>(props: RemarkFormProps<Body>) {
  const { label, submitLabel, schema, field, toBody, submit, onDone } = props
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { [field]: "" },
    schema,
    toBody: (typed: Record<string, string>) => toBody(typed[field] ?? ""),
    submit: async (body) => {
      await submit(body)
      onDone()
    },
  })
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-y-2">
      {form.failure && (
        <Alert variant="error" role="alert">
          {form.failure}
        </Alert>
      )}
      <NoteField control={form.control} name={field} label={label} rows={2} />
      <div className="flex items-center justify-end gap-x-2">
        <Button type="button" size="small" variant="transparent" onClick={onDone}>
          {t("remarks.cancel")}
        </Button>
        <Button type="submit" size="small" variant="secondary" isLoading={form.isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
