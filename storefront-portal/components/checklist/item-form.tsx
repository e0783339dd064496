import { MAX_CHECKLIST_FILES, type ChecklistItem } from "@contracts/checklist"
import type { PortalFile } from "@contracts/file"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { FilePicker } from "@/components/files/file-picker"
import { AddressFields } from "@/components/form/address-fields"
import { Field, TextArea } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import { Tick } from "@/components/form/tick"
import type { TypedItem } from "@/lib/checklist/read-checklist-form"
import { toTyped } from "@/lib/format/typed-address"
import { checklistPath } from "./checklist-path"

interface Props {
  item: ChecklistItem
  linkId: string
  formToken: string
  /** What was typed before and not taken. */
  typed: TypedItem | null
  shop: Pick<Shop, "contact">
  i18n: I18n
}

const MAX_TEXT = 10_000

/** A plain form for one item. */
export function ItemForm({ item, linkId, formToken, typed, shop, i18n }: Props) {
  const { id, kind } = item
  const kept = (item.given?.files ?? []).filter(({ state }) => state !== "refused")
  const takesFiles = kind === "sizes" || kind === "artwork" || kind === "other"
  const uploaded = typed?.files.filter((file) => !kept.some((one) => one.id === file)) ?? []
  const field = `give-${id}`
  const text = typed?.text ?? item.given?.text ?? ""
  return (
    <form
      method="post"
      action={checklistPath(linkId)}
      className="grid grid-cols-1 gap-3"
      data-file-form={takesFiles ? uploaded.join(" ") : undefined}
    >
      <FormTokenInput token={formToken} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      {kind === "address" && (
        <AddressFields
          id={field}
          typed={typed?.address ?? toTyped(item.given?.address ?? item.incomplete)}
          problems={typed?.problems ?? new Set()}
          i18n={i18n}
        />
      )}
      {kind === "po_number" && (
        <Field
          id={field}
          name="text"
          label={i18n.t("checklist.kind.po_number")}
          defaultValue={text}
          maxLength={100}
          required
          autoComplete="off"
          dir="auto"
          problem={typed ? i18n.t("checklist.problem.po_number") : undefined}
        />
      )}
      {takesFiles && (
        <>
          <KeptFiles files={kept} typed={typed} i18n={i18n} />
          <FilePicker linkId={linkId} name="files" max={MAX_CHECKLIST_FILES - kept.length} i18n={i18n} shop={shop} />
          <TextArea
            id={field}
            name="text"
            label={i18n.t(`checklist.label.${kind}`)}
            hint={kind === "sizes" ? i18n.t("checklist.label.sizes.hint") : undefined}
            defaultValue={text}
            maxLength={MAX_TEXT}
            rows={3}
            problem={
              typed && text.trim() === "" && typed.files.length === 0 ? i18n.t("checklist.problem.text") : undefined
            }
          />
        </>
      )}
      <p>
        <button className="btn btn-primary">{i18n.t("checklist.send")}</button>
      </p>
    </form>
  )
}

/** What was sent before, and is kept as long as it is ticked. */
function KeptFiles({ files, typed, i18n }: Pick<Props, "typed" | "i18n"> & { files: readonly PortalFile[] }) {
  if (files.length === 0) return null
  return (
    <fieldset>
      <legend className="text-sm text-ink-2">{i18n.t("checklist.keep")}</legend>
      {files.map(({ id, name }) => (
        <Tick key={id} name="files" value={id} isTicked={typed?.files.includes(id) ?? true}>
          <bdi>{name}</bdi>
        </Tick>
      ))}
    </fieldset>
  )
}
