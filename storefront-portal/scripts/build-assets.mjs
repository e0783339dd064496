import { createHash } from "node:crypto"
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import tailwind from "@tailwindcss/postcss"
import { build } from "esbuild"
import postcss from "postcss"

/**
 * Style sheet, page scripts and fonts, named by their content so that browsers may keep them for good. They are built
 * beside Next, because pages that are plain HTML (see lib/html) use them without any framework.
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

/** Each file directly in browser/ is the script of one page, or a worker's; what they share is in the folders below. */
async function emitScripts() {
  const files = (await readdir(`${root}browser`)).filter((file) => /\.tsx?$/.test(file))
  const { outputFiles } = await build({
    entryPoints: files.map((file) => `${root}browser/${file}`),
    outdir: out,
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    // The shared sources beside this folder use its packages; in the plugin's package there are no others.
    nodePaths: [`${root}node_modules`],
    // React's own build for production: a third of the size, and no warnings meant for us.
    define: { "process.env.NODE_ENV": '"production"' },
  })
  const named = outputFiles.map(async ({ path: file, contents }) => {
    const name = path.basename(file, ".js")
    return [name, await emit(name, "js", contents)]
  })
  return Object.fromEntries(await Promise.all(named))
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const fonts = await emitFonts()
const assets = {
  css: await emitStyles(fonts),
  scripts: await emitScripts(),
  font: fonts.get("inter-latin-wght-normal.woff2"),
}
await writeFile(`${out}manifest.json`, `${JSON.stringify(assets, null, 2)}\n`)
