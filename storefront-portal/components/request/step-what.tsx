import { REQUEST_LIMITS, type RequestOptions } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { Field } from "@/components/form/field"
import { lineField } from "@/lib/request/step-fields"
import { problemOf, type StepProps } from "./request-form"

type Props = StepProps & { options: RequestOptions }

/** Step 1: what the client wants, in their own words or by the names of the shop's products. */
export function StepWhat({ fields, problems, options, i18n }: Props) {
  const ids = fields.getAll("line")
  // Without a line there is nothing to type into. Its id is chosen by the page, so that two tabs do not make two.
  const shown = ids.length > 0 ? ids : ["first"]
  return (
    <>
      <div className="card p-5">
        <Field
          id="name"
          name="name"
          label={i18n.t("request.name")}
          hint={i18n.t("request.name.hint")}
          problem={problemOf(problems, "name", i18n)}
          defaultValue={fields.get("name") ?? ""}
          maxLength={200}
          autoComplete="off"
          dir="auto"
        />
      </div>
      <ol className="grid grid-cols-1 gap-4">
        {shown.map((id, index) => (
          <Line
            key={id}
            id={id}
            position={index + 1}
            isOnly={shown.length === 1}
            {...{ fields, problems, options, i18n }}
          />
        ))}
      </ol>
      <Suggestions id="products" values={[...new Set([...options.ordered, ...options.products])]} />
      <Suggestions id="methods" values={options.methods} />
      {shown.length < REQUEST_LIMITS.lines && (
        <button name="go" value="add" className="btn justify-self-start">
          {i18n.t("request.line.add")}
        </button>
      )}
    </>
  )
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

interface LineProps extends Pick<Props, "fields" | "problems" | "options" | "i18n"> {
  id: string
  position: number
  isOnly: boolean
  i18n: I18n
}

function Line({ id, position, isOnly, fields, problems, options, i18n }: LineProps) {
  const field = (name: Parameters<typeof lineField>[0]) => {
    const full = lineField(name, id)
    return { id: full, name: full, defaultValue: fields.get(full) ?? "", problem: problemOf(problems, full, i18n) }
  }
  const product = fields.get(lineField("product", id))?.toLowerCase()
  const colors = options.variants.find((one) => one.product.toLowerCase() === product)?.colors ?? []
  return (
    <li className="card grid grid-cols-1 gap-4 p-5" id={`line-${id}`} aria-labelledby={`head-${id}`}>
      <input type="hidden" name="line" value={id} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={`head-${id}`}>{i18n.t("request.line", { n: i18n.number(position) })}</h2>
        {!isOnly && (
          <button
            name="go"
            value={`remove.${id}`}
            className="btn btn-quiet"
            aria-label={i18n.t("request.line.remove.name", { n: i18n.number(position) })}
          >
            {i18n.t("request.line.remove")}
          </button>
        )}
      </div>
      <Field
        {...field("product")}
        label={i18n.t("request.line.product")}
        hint={i18n.t("request.line.product.hint")}
        list="products"
        maxLength={200}
        autoComplete="off"
        dir="auto"
      />
      <div className="grid grid-cols-1 gap-4 wide:grid-cols-2">
        <Field
          {...field("quantity")}
          label={i18n.t("request.line.quantity")}
          hint={i18n.t("request.line.quantity.hint")}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
        />
        <Field
          {...field("color")}
          label={i18n.t("request.line.color")}
          hint={i18n.t("request.line.color.hint")}
          list={colors.length > 0 ? `colors-${id}` : undefined}
          maxLength={100}
          autoComplete="off"
          dir="auto"
        />
      </div>
      {colors.length > 0 && <Suggestions id={`colors-${id}`} values={colors} />}
      <Field
        {...field("decoration")}
        label={i18n.t("request.line.decoration")}
        hint={i18n.t("request.line.decoration.hint")}
        list="methods"
        maxLength={300}
        autoComplete="off"
        dir="auto"
      />
    </li>
  )
}
