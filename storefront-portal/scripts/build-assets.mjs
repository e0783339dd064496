import { createHash } from "node:crypto"
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import tailwind from "@tailwindcss/postcss"
import postcss from "postcss"
import ts from "typescript"

/**
 * Style sheet, page script and fonts, named by their content so that browsers may keep them for good. They are built
 * beside Next, because pages that are plain HTML (see lib/html) use them just as the ones that React takes over.
 */
const root = fileURLToPath(new URL("..", import.meta.url))
const out = `${root}public/assets/`
const fontFiles = `${root}node_modules/@fontsource-variable/inter/files/`

async function emit(name, extension, content) {
  const file = `${name}.${createHash("sha256").update(content).digest("hex").slice(0, 10)}.${extension}`
  await writeFile(out + file, content)
  return `/assets/${file}`
}

async function emitFonts() {
  const names = (await readdir(fontFiles)).filter((name) => name.endsWith("-wght-normal.woff2"))
  return new Map(
    await Promise.all(
      names.map(async (name) => [
        name,
        await emit(name.replace(".woff2", ""), "woff2", await readFile(fontFiles + name)),
      ]),
    ),
  )
}

async function emitStyles(fonts) {
  const from = `${root}styles/portal.css`
  const { css } = await postcss([tailwind({ base: root, optimize: true })]).process(await readFile(from), { from })
  const linked = css.replace(
    /url\(["']?[^)"']*\/(inter-[a-z-]+\.woff2)["']?\)/g,
    (_, name) => `url(${fonts.get(name)})`,
  )
  return emit("portal", "css", linked)
}

async function emitScript() {
  const source = await readFile(`${root}browser/page.ts`, "utf8")
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.None, removeComments: true }
  return emit("page", "js", ts.transpileModule(source, { compilerOptions }).outputText)
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const fonts = await emitFonts()
const assets = {
  css: await emitStyles(fonts),
  script: await emitScript(),
  font: fonts.get("inter-latin-wght-normal.woff2"),
}
await writeFile(`${out}manifest.json`, `${JSON.stringify(assets, null, 2)}\n`)
