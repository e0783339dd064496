import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react"

interface Shared {
  id: string
  label: string
  hint?: string
  problem?: string
  children?: ReactNode
}

export function Field({
  id,
  label,
  hint,
  problem,
  children,
  ...input
}: Shared & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Labelled {...{ id, label, hint, problem }} after={children}>
      <input id={id} className="field" {...described(id, hint, problem)} {...input} />
    </Labelled>
  )
}

export function TextArea({
  id,
  label,
  hint,
  problem,
  children,
  ...area
}: Shared & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Labelled {...{ id, label, hint, problem }} after={children}>
      <textarea id={id} className="field" dir="auto" {...described(id, hint, problem)} {...area} />
    </Labelled>
  )
}

function Labelled({ id, label, hint, problem, children, after }: Shared & { after: ReactNode }) {
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
      {children}
      <Problem id={id} text={problem} />
      {after}
    </div>
  )
}

/** The message beside its field, tied to it. Its place is there before the message is: the script fills it in. */
export function Problem({ id, text }: { id: string; text?: string }) {
  return (
    <p id={`${id}-problem`} hidden={!text} className="text-sm font-semibold text-bad">
      {text}
    </p>
  )
}

export function described(id: string, hint?: string, problem?: string) {
  const by = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ")
  return { "aria-invalid": problem ? true : undefined, "aria-describedby": by || undefined }
}
