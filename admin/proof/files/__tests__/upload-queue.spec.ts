import { UploadQueue } from "../upload-queue"
import type { UploadTarget } from "../upload-queue"

interface Sending {
  name: string
  signal: AbortSignal
  progress: (sent: number) => void
  finish: () => Promise<void>
  fail: (error: Error) => Promise<void>
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

const queueWith = () => {
  const sending: Sending[] = []
  const queue = new UploadQueue(
    (file, _target, progress, signal) =>
      new Promise<void>((resolve, reject) => {
        const after = async (settleNow: () => void) => {
          settleNow()
          await settle()
        }
        sending.push({
          name: file.name,
          signal,
          progress,
          finish: () => after(resolve),
          fail: (error) => after(() => reject(error)),
        })
        signal.addEventListener("abort", () => reject(signal.reason))
      }),
  )
  const uploaded: string[] = []
  const target: UploadTarget = {
    id: "pprf_1",
    onUploaded: async () => {
      uploaded.push("read again")
    },
  }
  const file = (name: string) => new File(["12345"], name)
  const states = () => queue.list().map(({ name, state }) => `${name} ${state}`)
  return { queue, sending, target, file, states, uploaded }
}

describe("files on their way", () => {
  it("are sent two at a time, in the order in which they were added", async () => {
    const { queue, sending, target, file, states } = queueWith()
    queue.add([file("a"), file("b"), file("c")], target)
    expect(states()).toEqual(["a sending", "b sending", "c queued"])
    await sending[1]?.finish()
    expect(states()).toEqual(["a sending", "c sending"])
    expect(sending.map(({ name }) => name)).toEqual(["a", "b", "c"])
  })

  it("stay in the list until what shows the files was read again", async () => {
    const { queue, sending, file, states } = queueWith()
    let finishReading: () => void = () => undefined
    const onUploaded = () => new Promise<void>((resolve) => (finishReading = resolve))
    queue.add([file("a")], { id: "pprf_1", onUploaded })
    await sending[0]?.finish()
    expect(states()).toEqual(["a finishing"])
    finishReading()
    await settle()
    expect(states()).toEqual([])
  })

  it("keep the reason of a failure and are sent again from the first byte", async () => {
    const { queue, sending, target, file, states, uploaded } = queueWith()
    queue.add([file("a")], target)
    sending[0]?.progress(3)
    const lost = new Error("lost")
    await sending[0]?.fail(lost)
    const [failed] = queue.list()
    expect(failed).toMatchObject({ state: "failed", error: lost, sent: 3 })
    queue.retry(failed?.id ?? "")
    expect(queue.list()[0]).toMatchObject({ state: "sending", error: null, sent: 0 })
    await sending[1]?.finish()
    expect(states()).toEqual([])
    expect(uploaded).toHaveLength(1)
  })

  it("free their place when one fails or is canceled, and a canceled one is not told as a failure", async () => {
    const { queue, sending, target, file, states } = queueWith()
    queue.add([file("a"), file("b"), file("c"), file("d")], target)
    await sending[0]?.fail(new Error("lost"))
    expect(states()).toEqual(["a failed", "b sending", "c sending", "d queued"])
    queue.remove(queue.list()[1]?.id ?? "")
    await settle()
    expect(sending[1]?.signal.aborted).toBe(true)
    expect(states()).toEqual(["a failed", "c sending", "d sending"])
  })

  it("gives the same list as long as nothing changes", () => {
    const { queue, target, file } = queueWith()
    queue.add([file("a")], target)
    expect(queue.list()).toBe(queue.list())
  })
})
