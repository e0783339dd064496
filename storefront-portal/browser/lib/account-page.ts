import { reportView } from "./beacon"
import { watchGestures } from "./gestures"
import { showLocalTimes } from "./local-times"
import { reportOpened } from "./opened"
import { keepUpdated } from "./updates"

/** On a phone the row of tabs is longer than the screen. */
const showTab = () =>
  document.querySelector(".tab[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" })

/**
 * What scripts do on every page of the account, and what keeps it the newest.
 * @param enhance what the page's own script adds to its parts, also to those that are swapped in later
 */
export function enhanceAccountPage(enhance: (root: ParentNode) => void = () => undefined): void {
  const enhanceAll = (root: ParentNode) => {
    showLocalTimes(root)
    enhance(root)
  }
  enhanceAll(document)
  showTab()
  const watch = document.getElementById("page-watch")
  if (!watch) return
  const { opened, beacon, page, live } = watch.dataset
  const gestures = watchGestures()
  if (opened) reportOpened(opened, gestures)
  if (beacon && page) reportView(beacon, page, gestures)
  keepUpdated(watch, { changes: location.href, live }, { gestures, enhance: enhanceAll, swapped: showTab })
}
