import { compareSizes, GARMENT_SIZES } from "@contracts/sizes"
import { REQUEST_LIMITS, type RequestedLine, type RequestOptions } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { FileNote } from "@/components/files/file-note"
import { filePreviewPath } from "@/components/files/file-path"
import { FilePicker } from "@/components/files/file-picker"
import { Problem, TextArea } from "@/components/form/field"
import { Tick } from "@/components/form/tick"
import { orderNumber } from "@/components/order/order-title"
import { Icon } from "@/components/shell/icon"
import { vaultPath } from "@/lib/account/account-path"
import { sizeField } from "@/lib/request/step-fields"
import { problemOf, type StepProps } from "./request-form"

type Props = StepProps & { options: RequestOptions }

/** Proposed where the shop does not say what a product comes in. */
const USUAL = GARMENT_SIZES.filter((size) => ["S", "M", "L", "XL", "2XL", "3XL"].includes(size))

const sizesFor = (
  { id, product, sizes }: RequestedLine,
  fields: Props["fields"],
  options: RequestOptions,
): string[] => {
  const own = options.variants.find((one) => one.product.toLowerCase() === product.toLowerCase())?.sizes ?? []
  const prefix = sizeField(id, "")
  const typed = [...fields.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  return [...new Set([...(own.length > 0 ? own : USUAL), ...sizes.map(({ label }) => label), ...typed])].sort(
    compareSizes,
  )
}

/** Step 2: sizes, artwork and whatever has to be said about them. */
export function StepArtwork({ request, fields, problems, options, linkId, shop, i18n }: Props) {
  return (
    <>
      {request.content.lines.length > 0 && (
        <section className="card" aria-labelledby="sizes">
          <h2 id="sizes" className="card-head">
            {i18n.t("request.sizes")}
          </h2>
          <p className="-mt-3 px-5 pb-3 text-sm text-ink-2">{i18n.t("request.sizes.hint")}</p>
          {request.content.lines.map((line) => (
            <LineSizes key={line.id} line={line} {...{ fields, problems, options, i18n }} />
          ))}
        </section>
      )}
      <Files request={request} fields={fields} linkId={linkId} shop={shop} i18n={i18n} />
      {options.logos.length > 0 && <Logos fields={fields} options={options} linkId={linkId} i18n={i18n} />}
      {options.proofs.length > 0 && <Proofs fields={fields} options={options} linkId={linkId} i18n={i18n} />}
      <div className="card p-5">
        <TextArea
          id="notes"
          name="notes"
          label={i18n.t("request.notes")}
          hint={i18n.t("request.notes.hint")}
          problem={problemOf(problems, "notes", i18n)}
          defaultValue={fields.get("notes") ?? ""}
          maxLength={10_000}
          rows={4}
        />
      </div>
    </>
  )
}

type SizesProps = Pick<Props, "fields" | "problems" | "options" | "i18n"> & { line: RequestedLine }

function LineSizes({ line, fields, problems, options, i18n }: SizesProps) {
  const { id, product, color, quantity } = line
  const problem = [
    ...new Set(Object.entries(problems).flatMap(([name, key]) => (isOfLine(name, id) ? [i18n.t(key)] : []))),
  ]
  return (
    <fieldset className="row">
      <legend className="float-start mb-2 w-full font-semibold" dir="auto">
        {[product, color].filter(Boolean).join(", ")}
        {quantity !== null && (
          <span className="num ms-2 font-normal text-ink-2">
            {i18n.t("page.pieces", { count: quantity, n: i18n.number(quantity) })}
          </span>
        )}
      </legend>
      <div className="clear-both flex flex-wrap items-end gap-2">
        {sizesFor(line, fields, options).map((label) => (
          <SizeInput key={label} name={sizeField(id, label)} label={label} {...{ fields, problems }} />
        ))}
        <OtherSize id={id} {...{ fields, problems, i18n }} />
      </div>
      <Problem id={`sizes-${id}`} text={problem.length > 0 ? problem.join(" ") : undefined} />
    </fieldset>
  )
}

const isOfLine = (name: string, id: string): boolean =>
  name.startsWith(sizeField(id, "")) || name === `other.${id}` || name === `other_pieces.${id}`

function SizeInput({
  name,
  label,
  fields,
  problems,
}: Pick<Props, "fields" | "problems"> & { name: string; label: string }) {
  return (
    <label className="grid w-18 gap-1 text-sm font-semibold">
      <bdi className="truncate">{label}</bdi>
      <input
        className="field num"
        name={name}
        defaultValue={fields.get(name) ?? ""}
        inputMode="numeric"
        maxLength={9}
        autoComplete="off"
        aria-invalid={problems[name] ? true : undefined}
      />
    </label>
  )
}

/** A size that is not among those proposed; the next page shows it beside them. */
function OtherSize({ id, fields, problems, i18n }: Pick<Props, "fields" | "problems"> & { id: string; i18n: I18n }) {
  const input = (name: string, label: string, width: string, numeric: boolean) => (
    <label className={`grid gap-1 text-sm font-semibold ${width}`}>
      {label}
      <input
        className="field"
        name={name}
        defaultValue={fields.get(name) ?? ""}
        inputMode={numeric ? "numeric" : undefined}
        maxLength={numeric ? 9 : 40}
        autoComplete="off"
        dir="auto"
        aria-invalid={problems[name] ? true : undefined}
      />
    </label>
  )
  return (
    <div className="flex gap-2">
      {input(`other.${id}`, i18n.t("request.size.other"), "w-28", false)}
      {input(`other_pieces.${id}`, i18n.t("request.size.pieces"), "w-18", true)}
    </div>
  )
}

/** What was uploaded before, and more. A file that is unticked is removed when the step is saved. */
function Files({
  request,
  fields,
  linkId,
  shop,
  i18n,
}: Pick<Props, "request" | "fields" | "linkId" | "shop" | "i18n">) {
  const kept = new Set(fields.getAll("file"))
  const known = new Set(request.files.map(({ id }) => id))
  // Uploaded, and not saved because something else on the page was wrong.
  const waiting = [...kept].filter((id) => !known.has(id))
  return (
    <fieldset className="card p-5">
      <legend className="float-start w-full">
        <span className="text-lg font-semibold">{i18n.t("request.files")}</span>
        {request.files.length > 0 && (
          <span className="block pb-2 text-sm text-ink-2">{i18n.t("request.files.keep")}</span>
        )}
      </legend>
      <ul className="clear-both grid grid-cols-1 gap-1 empty:hidden wide:grid-cols-2">
        {request.files.map((file) => (
          <li key={file.id}>
            <Tick name="file" value={file.id} isTicked={kept.has(file.id)}>
              <bdi>{file.name}</bdi>
              <FileNote file={file} i18n={i18n} />
            </Tick>
          </li>
        ))}
      </ul>
      {waiting.map((id) => (
        <input key={id} type="hidden" name="file" value={id} />
      ))}
      <div className="clear-both">
        <FilePicker
          linkId={linkId}
          name="file"
          max={REQUEST_LIMITS.files - request.files.length}
          i18n={i18n}
          shop={shop}
        />
      </div>
    </fieldset>
  )
}

/** White below the picture in dark mode, too: artwork without a background is drawn for paper. */
function Picture({ source }: { source: string | null }) {
  return (
    <span className="grid size-14 flex-none place-items-center overflow-hidden rounded-lg border border-line bg-white p-1">
      {source === null ? (
        <Icon name="image" className="size-6 text-ink-3" />
      ) : (
        <img src={source} alt="" width={56} height={56} loading="lazy" className="size-full object-contain" />
      )}
    </span>
  )
}

type ChoiceProps = Pick<Props, "fields" | "options" | "linkId" | "i18n">

function Logos({ fields, options, linkId, i18n }: ChoiceProps) {
  const chosen = new Set(fields.getAll("logo"))
  return (
    <fieldset className="card p-5">
      <legend className="float-start w-full">
        <span className="text-lg font-semibold">{i18n.t("request.logos")}</span>
        <span className="block pb-2 text-sm text-ink-2">{i18n.t("request.logos.hint")}</span>
      </legend>
      <ul className="clear-both grid grid-cols-1 gap-1 wide:grid-cols-2">
        {options.logos.map(({ id, name, preview }) => (
          <li key={id}>
            <Tick name="logo" value={id} isTicked={chosen.has(id)}>
              <span className="flex items-center gap-3">
                <Picture source={preview && filePreviewPath(linkId, id, "thumb", preview.sha256)} />
                <bdi className="min-w-0">{name}</bdi>
              </span>
            </Tick>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Proofs({ fields, options, linkId, i18n }: ChoiceProps) {
  const chosen = new Set(fields.getAll("proof"))
  return (
    <fieldset className="card p-5">
      <legend className="float-start w-full">
        <span className="text-lg font-semibold">{i18n.t("request.proofs")}</span>
        <span className="block pb-2 text-sm text-ink-2">{i18n.t("request.proofs.hint")}</span>
      </legend>
      <ul className="clear-both grid grid-cols-1 gap-1 wide:grid-cols-2">
        {options.proofs.map(({ id, title, order, picture }) => (
          <li key={id}>
            <Tick name="proof" value={id} isTicked={chosen.has(id)}>
              <span className="flex items-center gap-3">
                <Picture source={picture && `${vaultPath(linkId, id, picture.file_id)}/pages/1/thumb`} />
                <span className="min-w-0">
                  <bdi className="font-semibold">{title}</bdi>
                  <span className="block text-sm text-ink-2">
                    {order.name && <bdi>{order.name}</bdi>} <bdi>{orderNumber(order.number, i18n)}</bdi>
                  </span>
                </span>
              </span>
            </Tick>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
