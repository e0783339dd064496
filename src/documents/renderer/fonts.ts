import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { familiesOf } from "./font-names"
import { RenderError } from "./render-error"

/** Shipped with the plugin (SIL Open Font License): Latin, Greek and Cyrillic, Arabic, and emoji in one color. */
const TEXT_FONTS = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
]
/** Last: it has digits as well, which look like no others. */
const EMOJI_FONTS = ["@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"]

const IS_FONT = /\.(ttf|otf|ttc|otc)$/i

const fontFilesIn = (place: string): string[] =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, encoding: "utf8" })
        .filter((name) => IS_FONT.test(name))
        .sort()
        .map((name) => path.join(place, name))
    : [place]

export type Fonts = {
  blobs: Buffer[]
  /** In the order in which a character is looked for. */
  families: string[]
}

/**
 * Fonts of all documents: no font of the machine is used, so that they look the same everywhere.
 * @param added files and folders, from the plugin's options
 * @throws naming the file that cannot be read or is no font
 */
export const loadFonts = (added: readonly string[]): Fonts => {
  const shipped = (names: string[]) => names.map((name) => require.resolve(name))
  const files = [...shipped(TEXT_FONTS), ...added.flatMap(fontFilesIn), ...shipped(EMOJI_FONTS)]
  const fonts = files.map((file) => {
    const bytes = readFileSync(file)
    try {
      return { bytes, families: familiesOf(bytes) }
    } catch (error) {
      throw new RenderError(`${file} is no TrueType or OpenType font`, { cause: error })
    }
  })
  return {
    blobs: fonts.map(({ bytes }) => bytes),
    families: [...new Set(fonts.flatMap(({ families }) => families))],
  }
}
