import fc from "fast-check"
import { logoType, MAX_LOGO_BYTES } from "../logo"

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")
const JPEG = Buffer.from("ffd8ffe000104a464946", "hex")
const WEBP = Buffer.concat([Buffer.from("RIFF"), Buffer.from([0x10, 0, 0, 0]), Buffer.from("WEBPVP8 ")])

describe("a logo's type", () => {
  it.each([
    ["image/png", PNG],
    ["image/jpeg", JPEG],
    ["image/webp", WEBP],
  ])("is %s by its first bytes", (type, bytes) => expect(logoType(bytes)).toBe(type))

  it.each([
    ["nothing", ""],
    ["SVG, which can carry script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["SVG behind a declaration", '<?xml version="1.0"?><svg/>'],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a PDF", "%PDF-1.7"],
    ["a GIF", "GIF89a"],
    ["sound in the same container as WebP", "RIFF\x10\0\0\0WAVEfmt "],
    ["a signature that starts too late", ` ${PNG.toString("latin1")}`],
    ["half of a signature", PNG.subarray(0, 7).toString("latin1")],
  ])("is refused for %s", (_, content) =>
    expect(() => logoType(Buffer.from(content, "latin1"))).toThrow("PNG, JPEG or WebP"),
  )

  it("takes exactly one MiB and no byte more", () => {
    const full = Buffer.concat([PNG, Buffer.alloc(MAX_LOGO_BYTES - PNG.length)])
    expect(logoType(full)).toBe("image/png")
    expect(() => logoType(Buffer.concat([full, Buffer.alloc(1)]))).toThrow("larger than 1 MB")
  })

  it("is never anything but one of the three, or refused", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 32 }),
        fc.constantFrom(Buffer.alloc(0), PNG.subarray(0, 4), JPEG, WEBP),
        (bytes, head) => {
          const content = Buffer.concat([head, bytes])
          try {
            expect(["image/png", "image/jpeg", "image/webp"]).toContain(logoType(content))
          } catch (error) {
            expect(error).toMatchObject({ type: "invalid_data" })
          }
        },
      ),
    )
  })
})
