import path from "node:path"

const ROOT = new URL("../../..", import.meta.url).pathname

let failuresOf
beforeAll(async () => {
  ;({ failuresOf } = await import("../jest.mjs"))
})

const file = (name, status, more) => ({
  name: path.join(ROOT, "src/lib", name),
  status,
  message: "",
  assertionResults: [],
  ...more,
})

describe("what failed in a run", () => {
  it("names each failed test with its file and the beginning of its message", () => {
    const long = Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n")
    const failures = failuresOf({
      testResults: [
        file("good.spec.ts", "passed", { assertionResults: [{ status: "passed", fullName: "works" }] }),
        file("bad.spec.ts", "failed", {
          assertionResults: [
            { status: "passed", fullName: "works", failureMessages: [] },
            { status: "failed", fullName: "does not work", failureMessages: [long] },
          ],
        }),
      ],
    })
    expect(failures).toEqual([
      { title: "src/lib/bad.spec.ts › does not work", message: expect.stringMatching(/^line 0\n(.*\n){18}line 19$/) },
    ])
  })

  it("names a file that did not even load", () => {
    const failures = failuresOf({ testResults: [file("broken.spec.ts", "failed", { message: "Cannot find module" })] })
    expect(failures).toEqual([{ title: "src/lib/broken.spec.ts", message: "Cannot find module" }])
  })
})
