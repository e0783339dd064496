import { flushSync } from "react-dom"
import { createRoot } from "react-dom/client"
import type { StudioData } from "@/components/proofs/studio/studio-data"
import { reportView } from "./lib/beacon"
import { watchGestures } from "./lib/gestures"
import { reportOpened } from "./lib/opened"
import { carryTyped } from "./lib/typed"
import { Studio } from "./proof/studio"

const place = document.getElementById("studio")
if (place?.dataset["studio"]) {
  const data: StudioData = JSON.parse(place.dataset["studio"])
  const sent = document.createElement("div")
  sent.append(...place.childNodes)
  // At once, so that nothing is painted between the two, and what was typed before the script came is carried over.
  flushSync(() => createRoot(place).render(<Studio {...data} />))
  carryTyped(sent, place)
  for (const form of place.querySelectorAll("form")) form.dispatchEvent(new Event("input", { bubbles: true }))
  const { viewer } = data.proof.page
  if (!viewer.preview) {
    const gestures = watchGestures()
    reportOpened(`/p/${viewer.link_id}/opened`, gestures)
    reportView(`/p/${viewer.link_id}/beacon`, "proof", gestures)
  }
}
