/** Gestures of a person's own. A scroll event is none: scripts scroll, and so do programs that photograph pages. */
export interface Gestures {
  /** The first one, as the API names it. */
  first: string | undefined
  /** Whether the person is doing something with the page, or was a moment ago. */
  isActive: () => boolean
  /** Since the last one; before the first, since the page came. */
  idleMs: () => number
}

const KINDS: Readonly<Record<string, string>> = {
  pointerdown: "pointer",
  touchstart: "touch",
  keydown: "key",
  wheel: "scroll",
}

/** Long enough that nothing moves under a finger that is about to press again. */
const CALM_AFTER_MS = 1_500

export function watchGestures(): Gestures {
  const cameAt = performance.now()
  let last = -Infinity
  let isDown = false
  const gestures: Gestures = {
    first: undefined,
    isActive: () => isDown || performance.now() - last < CALM_AFTER_MS,
    idleMs: () => performance.now() - Math.max(last, cameAt),
  }
  const note = (event: Event) => {
    if (!event.isTrusted) return
    gestures.first ??= KINDS[event.type]
    last = performance.now()
    if (event.type === "pointerdown") isDown = true
    if (event.type === "pointerup" || event.type === "pointercancel") isDown = false
  }
  for (const name of [...Object.keys(KINDS), "pointerup", "pointercancel", "touchmove"])
    window.addEventListener(name, note, { capture: true, passive: true })
  return gestures
}
