import { sanitizeRequestUrl } from "../sanitize-request-url"

describe("the address that a request goes on with", () => {
  it.each([
    ["/", "/"],
    ["/p/plink_1?sent=1&x=%E0", "/p/plink_1?sent=1&x=%E0"],
    ["/l/cpl_abc%3E", "/l/cpl_abc%3E"],
    ["/l/cpl_abc?a?b", "/l/cpl_abc?a?b"],
    ["/l/cpl_abc%", "/l/cpl_abc%25"],
    ["/l/%C3%A4/%E0%A4%A", "/l/%C3%A4/%25E0%25A4%25A"],
    ["/p/%zz/review/a%20b", "/p/%25zz/review/a%20b"],
    ["", ""],
  ])("is %j as it came, unless an escape in it stands for nothing: %j", (target, safe) => {
    expect(sanitizeRequestUrl("GET", target)).toBe(safe)
  })

  it.each(["POST", "PUT", "OPTIONS", "DELETE"])("holds no token in a %s", (method) => {
    expect(sanitizeRequestUrl(method, "/l/cpl_a-b_c%?x=cps_d")).toBe("/l/token%25?x=token")
  })
})
