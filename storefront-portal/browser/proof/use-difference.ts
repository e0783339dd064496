import { useEffect, useState } from "react"

export interface DifferenceTask {
  before: Uint8ClampedArray
  after: Uint8ClampedArray
  width: number
  height: number
}

/** `share` of the pixels that differ, 0 to 1; `pixels` is the picture that shows them. */
export interface DifferenceResult {
  share: number
  pixels: Uint8ClampedArray<ArrayBuffer>
}

export type Difference =
  { kind: "working" } | { kind: "failed" } | ({ kind: "done"; width: number; height: number } & DifferenceResult)

interface Options {
  /** Address of the worker (browser/proof-difference.ts). */
  script: string
  before: string
  after: string
  width: number
  height: number
}

/** Compares two pictures in a worker, so that the page stays at hand meanwhile. Both are drawn at the same size first. */
export function useDifference({ script, before, after, width, height }: Options): Difference {
  const [difference, setDifference] = useState<Difference>({ kind: "working" })
  useEffect(() => {
    let isOver = false
    let worker: Worker | null = null
    const fail = () => {
      if (!isOver) setDifference({ kind: "failed" })
    }
    const compare = async () => {
      const [one, other] = await Promise.all([before, after].map((source) => pixelsOf(source, width, height)))
      if (isOver || !one || !other) return
      worker = new Worker(script)
      worker.addEventListener("error", fail)
      worker.addEventListener("message", ({ data }: MessageEvent<DifferenceResult>) => {
        if (!isOver) setDifference({ kind: "done", width, height, ...data })
      })
      const task: DifferenceTask = { before: one, after: other, width, height }
      worker.postMessage(task, [one.buffer, other.buffer])
    }
    setDifference({ kind: "working" })
    compare().catch(fail)
    return () => {
      isOver = true
      worker?.terminate()
    }
  }, [script, before, after, width, height])
  return difference
}

/** On white, as on paper: a background that became transparent has not changed. */
async function pixelsOf(source: string, width: number, height: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const picture = new Image()
  picture.src = source
  await picture.decode()
  const canvas = document.createElement("canvas")
  Object.assign(canvas, { width, height })
  const context = canvas.getContext("2d", { willReadFrequently: true })
  if (!context) throw new Error("No canvas")
  context.fillStyle = "#fff"
  context.fillRect(0, 0, width, height)
  const scale = Math.min(width / picture.naturalWidth, height / picture.naturalHeight)
  const [drawnWidth, drawnHeight] = [picture.naturalWidth * scale, picture.naturalHeight * scale]
  context.drawImage(picture, (width - drawnWidth) / 2, (height - drawnHeight) / 2, drawnWidth, drawnHeight)
  return context.getImageData(0, 0, width, height).data
}
