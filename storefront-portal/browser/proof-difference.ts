import { diff } from "@blazediff/core"
import type { DifferenceResult, DifferenceTask } from "./proof/use-difference"

/** A worker: compares two pictures of one size, pixel by pixel. Edges that are only smoothed in another way are alike. */
self.addEventListener("message", ({ data: { before, after, width, height } }: MessageEvent<DifferenceTask>) => {
  const pixels = new Uint8ClampedArray(width * height * 4)
  const different = diff(before, after, pixels, width, height, {
    threshold: 0.1,
    alpha: 0.15,
    aaColor: [225, 225, 225],
  })
  const result: DifferenceResult = { share: different / (width * height), pixels }
  self.postMessage(result, { transfer: [pixels.buffer] })
})
