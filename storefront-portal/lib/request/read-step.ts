import "server-only"
import { randomUUID } from "node:crypto"
import type { MessageKey } from "@messages/index"
import {
  REQUEST_LIMITS,
  type RequestedAddress,
  type RequestedLine,
  type RequestStep,
  type RequestStepId,
  requestStepSchema,
} from "@contracts/quote-request"
import { ADDRESS_FIELDS } from "@/lib/format/typed-address"
import { addressKey, lineField, sizeField } from "./step-fields"

/** What is wrong with a field, by its name. */
export type FieldProblems = Readonly<Record<string, MessageKey>>

export type ReadStep = { ok: true; part: RequestStep } | { ok: false; problems: FieldProblems }

/** Forms send every line break as two characters, which would count twice against a limit. */
const textOf = (form: URLSearchParams, name: string): string => (form.get(name) ?? "").replaceAll("\r\n", "\n").trim()

/** A count of pieces as people type it. Null for none; NaN for what is no such count. */
function readPieces(typed: string): number | null {
  const text = typed.normalize("NFKC").replace(/\s/g, "")
  if (text === "") return null
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return count >= 1 && count <= REQUEST_LIMITS.pieces ? count : Number.NaN
}

const isBlank = ({ product, color, decoration, quantity }: Omit<RequestedLine, "sizes">): boolean =>
  product === "" && color === "" && decoration === "" && quantity === null

export const newLineId = (): string => randomUUID().slice(0, 8)

export type LineChange = { kind: "add" } | { kind: "remove"; id: string } | null

/** `go=add`, `go=remove.<line>`; null for any other button. */
export function readLineChange(go: string | null): LineChange {
  if (go === "add") return { kind: "add" }
  const [act, id] = (go ?? "").split(".")
  return act === "remove" && id ? { kind: "remove", id } : null
}

function readWhat(form: URLSearchParams, change: LineChange): ReadStep {
  const problems: Record<string, MessageKey> = {}
  const ids = [...new Set(form.getAll("line"))].filter((id) => change?.kind !== "remove" || id !== change.id)
  const lines = ids.map((id) => {
    const field = (name: Parameters<typeof lineField>[0]) => textOf(form, lineField(name, id))
    const quantity = readPieces(field("quantity"))
    if (Number.isNaN(quantity)) problems[lineField("quantity", id)] = "request.problem.pieces"
    return { id, product: field("product"), color: field("color"), decoration: field("decoration"), quantity }
  })
  const blank = { id: newLineId(), product: "", color: "", decoration: "", quantity: null }
  const kept = change === null ? lines.filter((line) => !isBlank(line)) : lines
  return finish(problems, {
    step: "what",
    name: textOf(form, "name"),
    lines: change?.kind === "add" ? [...kept, blank] : kept,
  })
}

function readArtwork(form: URLSearchParams, lineIds: readonly string[]): ReadStep {
  const problems: Record<string, MessageKey> = {}
  const sizes = Object.fromEntries(
    lineIds.map((id) => {
      const prefix = sizeField(id, "")
      const names = [...new Set(form.keys())].filter((name) => name.startsWith(prefix))
      const typed = names.flatMap((name) => {
        // A size of which none is wanted says as much as one that is left empty.
        const text = textOf(form, name)
        const quantity = /^0+$/.test(text) ? null : readPieces(text)
        if (Number.isNaN(quantity)) problems[name] = "request.problem.pieces"
        return quantity === null ? [] : [{ label: name.slice(prefix.length), quantity }]
      })
      return [id, [...typed, ...readOtherSize(form, id, problems)]]
    }),
  )
  return finish(problems, {
    step: "artwork",
    sizes,
    proof_ids: [...new Set(form.getAll("proof"))],
    file_ids: [...new Set(form.getAll("file"))],
    logo_ids: [...new Set(form.getAll("logo"))],
    notes: textOf(form, "notes"),
  })
}

/** A size that the form did not have. */
function readOtherSize(form: URLSearchParams, id: string, problems: Record<string, MessageKey>) {
  const [label, text] = [textOf(form, `other.${id}`), textOf(form, `other_pieces.${id}`)]
  const quantity = readPieces(text)
  if (label === "" && quantity === null) return []
  if (label === "" || label.length > 40) problems[`other.${id}`] = "request.problem.size"
  if (quantity === null || Number.isNaN(quantity)) problems[`other_pieces.${id}`] = "request.problem.pieces"
  return [{ label, quantity }]
}

function readAddress(
  form: URLSearchParams,
  known: readonly RequestedAddress[],
  problems: Record<string, MessageKey>,
): RequestedAddress | null {
  const where = form.get("where") ?? "later"
  if (where === "later") return null
  const chosen = known.find((address) => addressKey(address) === where)
  if (chosen) return chosen
  if (where !== "typed") problems["where"] = "request.problem.address_gone"
  const field = (name: (typeof ADDRESS_FIELDS)[number]) => textOf(form, name)
  return {
    first_name: field("first_name"),
    last_name: field("last_name"),
    company: field("company"),
    address_1: field("address_1"),
    address_2: field("address_2"),
    postal_code: field("postal_code"),
    city: field("city"),
    province: field("province"),
    country_code: field("country_code").toLowerCase(),
    phone: field("phone"),
  }
}

function readDelivery(form: URLSearchParams, known: readonly RequestedAddress[]): ReadStep {
  const problems: Record<string, MessageKey> = {}
  const address = readAddress(form, known, problems)
  return finish(problems, {
    step: "delivery",
    in_hands_date: textOf(form, "in_hands_date") || null,
    address,
    po_number: textOf(form, "po_number") || null,
    budget: textOf(form, "budget"),
    remarks: textOf(form, "remarks"),
  })
}

/** Fields of the contract whose rules a browser does not hold people to. */
const RULES: Partial<Record<string, MessageKey>> = {
  in_hands_date: "request.problem.date",
  po_number: "request.problem.po",
}

function finish(problems: Record<string, MessageKey>, part: unknown): ReadStep {
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const parsed = requestStepSchema.safeParse(part)
  if (parsed.success) return { ok: true, part: parsed.data }
  return {
    ok: false,
    problems: Object.fromEntries(
      parsed.error.issues.map(({ path }) => {
        const name = fieldAt(path, part)
        return [name, RULES[name] ?? "request.problem.too_long"]
      }),
    ),
  }
}

/** The form's field behind a place in the content: "lines.0.product" is the first line's product. */
function fieldAt([first, second, third]: readonly PropertyKey[], part: unknown): string {
  if (first === "address") return String(second ?? first)
  if (first !== "lines" || typeof part !== "object" || part === null || !("lines" in part)) return String(first)
  const line: unknown = Array.isArray(part.lines) ? part.lines[Number(second)] : null
  const id = typeof line === "object" && line !== null && "id" in line ? String(line.id) : ""
  return third === undefined ? "lines" : `${String(third)}.${id}`
}

interface StepContext {
  /** Lines that were saved, whose sizes the form may hold. */
  lineIds: readonly string[]
  /** The account's addresses. */
  addresses: readonly RequestedAddress[]
  change: LineChange
}

/** Reads what a step's form sends. */
export const readStep = (
  step: RequestStepId,
  form: URLSearchParams,
  { lineIds, addresses, change }: StepContext,
): ReadStep =>
  ({
    what: () => readWhat(form, change),
    artwork: () => readArtwork(form, lineIds),
    delivery: () => readDelivery(form, addresses),
  })[step]()
