import { Alert, Button } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { NoteField } from "../../lib/fields"
import { usePortalForm } from "../../lib/use-portal-form"
import { draftOf, keepDraft } from "./drafts"
import type { Writing } from "./drafts"

interface RemarkFormProps<Body> {
  remarkId: string
  writing: Writing
  label: string
  submitLabel: string
  /** Judges what `toBody` makes of the typed text, under the name of its field. */
  schema: z.ZodType<Body>
  field: "body" | "note" | "reason"
  toBody: (text: string) => unknown
  submit: (body: Body) => Promise<unknown>
  onDone: () => void
}

/** A few words below a remark. They stay until they are kept, whatever the server answers. */
export function RemarkForm<Body>(props: RemarkFormProps<Body>) {
  const { remarkId, writing, label, submitLabel, schema, field, toBody, submit, onDone } = props
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { [field]: draftOf(remarkId, writing) },
    schema,
    toBody: (typed: Record<string, string>) => toBody(typed[field] ?? ""),
    submit: async (body) => {
      await submit(body)
      leave()
    },
  })
  const text = form.watch(field)
  useEffect(() => keepDraft(remarkId, writing, text ?? ""), [remarkId, writing, text])
  const leave = () => {
    keepDraft(remarkId, writing, "")
    onDone()
  }
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-y-2">
      {form.failure && (
        <Alert variant="error" role="alert">
          {form.failure}
        </Alert>
      )}
      <NoteField control={form.control} name={field} label={label} rows={2} />
      <div className="flex items-center justify-end gap-x-2">
        <Button type="button" size="small" variant="transparent" onClick={leave}>
          {t("remarks.cancel")}
        </Button>
        <Button type="submit" size="small" variant="secondary" isLoading={form.isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
