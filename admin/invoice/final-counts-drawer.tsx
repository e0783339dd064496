import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { z } from "zod"
import { setFinalCountsSchema } from "../../src/contracts"
import type { CountedLine, SetFinalCounts } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { typedNumber } from "./amounts"
import { lineName } from "./counts-panel"
import { InvoicesDrawer } from "./invoice-drawer"

interface Typed {
  lines: { item_id: string; final: string }[]
}

const lineSchema = z.object({ item_id: z.string(), final: z.number().int().min(0).nullable() })

/** Judges counts while they still stand at the row where they were typed; rows left empty are left out after that. */
const schema = z
  .object({ lines: z.array(lineSchema) })
  .transform(({ lines }) => ({ lines: lines.filter(({ final }) => final !== null) }))
  .pipe(setFinalCountsSchema)

function CountsForm({ project, lines, onClose }: DrawerProps & { lines: CountedLine[] }) {
  const { t } = useTranslation("clientPortal")
  const save = useProjectChange(project, (body: SetFinalCounts) =>
    portalApi.setFinalCounts({ params: { id: project.id }, body }),
  )
  const form = usePortalForm<Typed, SetFinalCounts>({
    values: { lines: lines.map(({ item_id, final }) => ({ item_id, final: final === null ? "" : String(final) })) },
    schema,
    toBody: (typed) => ({
      lines: typed.lines.map(({ item_id, final }) => ({
        item_id,
        final: final.trim() === "" ? null : typedNumber(final),
      })),
    }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("invoice.counts.saved"))
      onClose()
    },
  })
  const { lines: lineErrors } = form.formState.errors
  const noneTyped = lineErrors?.root?.message ?? lineErrors?.message
  return (
    <DrawerForm form={{ ...form, failure: form.failure ?? noneTyped ?? null }} submitLabel={t("form.save")}>
      {lines.map((line, index) => (
        <TextField
          key={line.item_id}
          control={form.control}
          name={`lines.${index}.final`}
          label={t("invoice.counts.finalOf", { title: lineName(line) })}
          hint={
            line.tolerance.kind === "exact"
              ? `${line.ordered} · ${t("invoice.counts.exact")}`
              : t("invoice.counts.allowed", line.allowed)
          }
          problem={t("invoice.counts.wrong")}
          optional
          input={{ inputMode: "numeric" }}
        />
      ))}
    </DrawerForm>
  )
}

/** The pieces that were made, which the balance follows. */
export function FinalCountsDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoicesDrawer {...props} title={t("invoice.counts.title2")} description={t("invoice.counts.drawerText")}>
      {({ lines }) => <CountsForm {...props} lines={lines} />}
    </InvoicesDrawer>
  )
}
