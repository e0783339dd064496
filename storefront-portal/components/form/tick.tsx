import type { ReactNode } from "react"

interface Props {
  name: string
  value: string
  isTicked: boolean
  children: ReactNode
}

/** A checkbox whose words are pressed as well, of a size for fingers. */
export function Tick({ name, value, isTicked, children }: Props) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-1.5">
      <input type="checkbox" name={name} value={value} defaultChecked={isTicked} className="mt-0.5 size-5 flex-none" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </label>
  )
}
