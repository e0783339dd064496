import { MAX_BODY } from "../max-body"

it("a note of 10,000 characters of any script fits, with the longest name and address beside it", () => {
  const fits = ["a", "\n", "字", "م", "\ud83d", "\u0007"].map((sign) => ({
    request_id: "r".repeat(64),
    decision: "changes_requested",
    nonce: "n".repeat(400),
    message: sign.repeat(10_000),
    name: sign.repeat(200),
    email: "e".repeat(254),
  }))
  for (const body of fits) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(MAX_BODY)
})
