import type { ReactNode } from "react"

/** Takes the focus when it appears (browser/sign.ts). */
export function FailureFrame({
  title,
  children,
  name,
  hidden,
}: {
  title: string
  children: ReactNode
  /** Under which the script finds one that is hidden. */
  name?: string
  hidden?: boolean
}) {
  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus={!hidden}
      hidden={hidden}
      data-failure={name ?? ""}
      className="grid gap-2 rounded-xl bg-bad-soft px-4 py-3 [&[hidden]]:hidden"
    >
      <h3 className="text-bad">{title}</h3>
      {children}
    </div>
  )
}
