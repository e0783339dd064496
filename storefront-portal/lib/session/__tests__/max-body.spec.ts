import { MAX_BODY } from "../max-body"

it("a note of 10,000 characters of any script fits, with the longest fields beside it", () => {
  for (const sign of ["a", "\r\n", "字", "م", "\ud83d", "\u0007"]) {
    const form = new URLSearchParams({
      decision: "changes_requested",
      nonce: "n".repeat(500),
      form_token: "t".repeat(43),
      message: sign.repeat(10_000),
      name: sign.repeat(200),
      email: "e".repeat(254),
    })
    expect(Buffer.byteLength(form.toString())).toBeLessThanOrEqual(MAX_BODY)
  }
})
