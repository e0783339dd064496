import { addBrandColorSchema, type AddBrandColor } from "@contracts/branding"

/** What a form of the branding page asks for. `version` is that of the color which the client saw. */
export type ColorAction =
  | { action: "add"; color: AddBrandColor }
  | { action: "change"; id: string; version: number; color: AddBrandColor }
  | { action: "remove"; id: string; version: number }

type ColorField = "name" | "hex" | "pms"

/** What was typed, which an error must not take away. */
export interface TypedColor extends Record<ColorField, string> {
  action: ColorAction["action"]
  /** Null for a new one. */
  id: string | null
  problems: ReadonlySet<ColorField>
}

const ACTIONS = ["add", "change", "remove"] as const
const FIELDS = ["name", "hex", "pms"] as const

/** @returns null for a form that no page of ours sends; `wanted` null for what cannot be saved */
export function readColorForm(form: URLSearchParams): { typed: TypedColor; wanted: ColorAction | null } | null {
  const action = ACTIONS.find((one) => one === form.get("action"))
  if (!action) return null
  const [id, version] = [form.get("id"), Number(form.get("version"))]
  if (action !== "add" && (!id || !Number.isInteger(version) || version < 1)) return null
  const values = { name: form.get("name") ?? "", hex: form.get("hex") ?? "", pms: form.get("pms") ?? "" }
  const parsed = addBrandColorSchema.safeParse(values)
  const problems = parsed.success
    ? []
    : parsed.error.issues.flatMap(({ path: [field] }) => FIELDS.find((one) => one === field) ?? [])
  const typed = { action, id, ...values, problems: new Set(problems) }
  const color = parsed.data
  if (action === "remove") return { typed, wanted: { action, id: id ?? "", version } }
  if (!color) return { typed, wanted: null }
  return { typed, wanted: action === "add" ? { action, color } : { action, id: id ?? "", version, color } }
}
