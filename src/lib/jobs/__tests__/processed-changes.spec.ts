import { ProcessedChanges } from "../processed-changes"

const A1 = { id: "a", version: "1" }
const A2 = { id: "a", version: "2" }
const B1 = { id: "b", version: "1" }

const run = (processed: ProcessedChanges, ...batches: { id: string; version: string }[][]): string[] => {
  const { takeNew, finish } = processed.startRun()
  const ids = batches.flatMap((batch) => takeNew(batch))
  finish()
  return ids
}

describe("ProcessedChanges", () => {
  it("gives a change once, however many runs read it", () => {
    const processed = new ProcessedChanges()
    expect(run(processed, [A1, B1])).toEqual(["a", "b"])
    expect(run(processed, [A1], [B1])).toEqual([])
    expect(run(processed, [A1, B1])).toEqual([])
  })

  it("gives a row again when it changed after the last run", () => {
    const processed = new ProcessedChanges()
    run(processed, [A1, B1])
    expect(run(processed, [A2, B1])).toEqual(["a"])
    expect(run(processed, [A2, B1])).toEqual([])
  })

  it("gives a change again when the run that read it did not finish", () => {
    const processed = new ProcessedChanges()
    processed.startRun().takeNew([A1])
    expect(run(processed, [A1])).toEqual(["a"])
  })

  it("forgets what the last run did not read", () => {
    const processed = new ProcessedChanges()
    run(processed, [A1])
    run(processed, [B1])
    expect(run(processed, [A1])).toEqual(["a"])
  })
})
