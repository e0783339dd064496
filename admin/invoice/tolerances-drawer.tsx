import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { setTolerancesSchema } from "../../src/contracts"
import type { CountedLine, SetTolerances, Tolerance } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { BareField } from "../lib/bare-field"
import { SelectField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { typedNumber } from "./amounts"
import { lineName } from "./counts-panel"
import { InvoicesDrawer } from "./invoice-drawer"

interface Typed {
  lines: { item_id: string; tolerance: { kind: Tolerance["kind"]; over: string; under: string } }[]
}

const toTyped = ({ item_id, tolerance }: CountedLine): Typed["lines"][number] => ({
  item_id,
  tolerance: {
    kind: tolerance.kind,
    over: tolerance.kind === "percent" ? String(tolerance.over) : "5",
    under: tolerance.kind === "percent" ? String(tolerance.under) : "5",
  },
})

function TolerancesForm({ project, lines, onClose }: DrawerProps & { lines: CountedLine[] }) {
  const { t } = useTranslation("clientPortal")
  const save = useProjectChange(project, (body: SetTolerances) =>
    portalApi.setTolerances({ params: { id: project.id }, body }),
  )
  const form = usePortalForm<Typed, SetTolerances>({
    values: { lines: lines.map(toTyped) },
    schema: setTolerancesSchema,
    toBody: (typed) => ({
      lines: typed.lines.map(({ item_id, tolerance: { kind, over, under } }) => ({
        item_id,
        tolerance: kind === "exact" ? { kind } : { kind, over: typedNumber(over), under: typedNumber(under) },
      })),
    }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("invoice.tolerance.saved"))
      onClose()
    },
  })
  const { control, watch } = form
  return (
    <DrawerForm form={form} submitLabel={t("form.save")}>
      {lines.map((line, index) => (
        <div key={line.item_id} className="flex flex-col gap-y-2">
          <SelectField
            control={control}
            name={`lines.${index}.tolerance.kind`}
            label={t("invoice.tolerance.kind", { title: lineName(line) })}
            options={(["exact", "percent"] as const).map((value) => ({
              value,
              label: t(`invoice.tolerance.${value}`),
            }))}
          />
          {watch(`lines.${index}.tolerance.kind`) === "percent" && (
            <div className="grid grid-cols-2 gap-2">
              {(["over", "under"] as const).map((side) => (
                <BareField
                  key={side}
                  control={control}
                  name={`lines.${index}.tolerance.${side}`}
                  label={t(`invoice.tolerance.${side}`, { title: lineName(line) })}
                  head={t(`invoice.tolerance.${side}Head`)}
                  problem={t("invoice.tolerance.problem")}
                  input={{ inputMode: "decimal" }}
                />
              ))}
            </div>
          )}
        </div>
      ))}
    </DrawerForm>
  )
}

/** How far the pieces made may differ from the pieces ordered, line by line. */
export function TolerancesDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoicesDrawer {...props} title={t("invoice.tolerance.title")} description={t("invoice.tolerance.text")}>
      {({ lines }) => <TolerancesForm {...props} lines={lines} />}
    </InvoicesDrawer>
  )
}
