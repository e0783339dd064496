import type { InputHTMLAttributes, ReactNode } from "react"

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  id: string
  label: string
  hint?: string
  problem?: string
  children?: ReactNode
}

export function Field({ id, label, hint, problem, children, ...input }: Props) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 text-sm text-ink-2">
          {hint}
        </p>
      )}
      <input id={id} className="field" {...described(id, hint, problem)} {...input} />
      <Problem id={id} text={problem} />
      {children}
    </div>
  )
}

/** The message beside its field, tied to it. */
export function Problem({ id, text }: { id: string; text?: string }) {
  if (!text) return null
  return (
    <p id={`${id}-problem`} className="text-sm font-semibold text-bad">
      {text}
    </p>
  )
}

export function described(id: string, hint?: string, problem?: string) {
  const by = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ")
  return { "aria-invalid": problem ? true : undefined, "aria-describedby": by || undefined }
}
