/**
 * Hides the dock while the button that it repeats is on the screen. The mark stands on the root element, so that a dock
 * that is swapped in later has it at once.
 */
export function watchDock(): void {
  const update = () => {
    const box = document.querySelector("[data-next-action]")?.getBoundingClientRect()
    const isInView = box !== undefined && box.top >= 0 && box.bottom <= innerHeight
    document.documentElement.toggleAttribute("data-action-in-view", isInView)
  }
  addEventListener("scroll", update, { passive: true })
  addEventListener("resize", update)
  update()
}
