import { useSyncExternalStore } from "react"

const WIDE = "(min-width: 1024px)"

const subscribe = (onChange: () => void): (() => void) => {
  const query = window.matchMedia(WIDE)
  query.addEventListener("change", onChange)
  return () => query.removeEventListener("change", onChange)
}

/** Whether there is room for what stays in view while the rest scrolls: on a phone that would fill half the screen. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches)
