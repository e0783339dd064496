import { addLogosSchema, replaceLogoSchema } from "@contracts/branding"

/** What a form of the logos asks for. */
export type LogoAction =
  | { action: "add"; files: string[] }
  | { action: "replace"; id: string; file: string }
  | { action: "remove"; id: string }

/** What was chosen, which an error must not take away. */
export interface TypedLogo {
  /** Null for new ones. */
  id: string | null
  /** Ids of uploads. */
  files: string[]
}

/** @returns null for a form that no page of ours sends; `wanted` null for what cannot be saved */
export function readLogoForm(form: URLSearchParams): { typed: TypedLogo; wanted: LogoAction | null } | null {
  const [action, id] = [form.get("action"), form.get("id")]
  const files = form.getAll("files").filter(Boolean)
  if (action === "add")
    return {
      typed: { id: null, files },
      wanted: addLogosSchema.safeParse({ files }).success ? { action, files } : null,
    }
  if (!id) return null
  const typed = { id, files }
  if (action === "remove") return { typed, wanted: { action, id } }
  if (action !== "replace") return null
  const file = replaceLogoSchema.safeParse({ file: files[0] }).data?.file
  return { typed, wanted: file === undefined ? null : { action, id, file } }
}
