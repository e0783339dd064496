import { reportView } from "./beacon"
import { enhance } from "./enhance"
import { watchGestures } from "./gestures"
import { reportOpened } from "./opened"
import { keepUpdated } from "./updates"

/** What every page of an order does while it is open. Addresses and words stand in the page (components/watch). */
export function watchPage(): void {
  enhance(document)
  const watch = document.getElementById("page-watch")
  if (!watch) return
  const { opened, beacon, page, changes, live } = watch.dataset
  const gestures = watchGestures()
  if (opened) reportOpened(opened, gestures)
  if (beacon && page) reportView(beacon, page, gestures)
  if (changes) keepUpdated(watch, { changes, live }, { gestures, enhance })
}
