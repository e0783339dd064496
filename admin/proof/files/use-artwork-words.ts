import { useMemo } from "react"
import type { ArtworkFinding, ArtworkProblem } from "../../../src/contracts"
import { isMessageKey } from "../../../src/messages"
import { createI18n } from "../../../src/messages/i18n"
import { useFormat } from "../../lib/format"

/** What the artwork check found and why a file has no preview, in the words that clients would read as well. */
export function useArtworkWords() {
  const { locale } = useFormat()
  return useMemo(() => {
    const i18n = createI18n({ locales: [locale], timeZone: "UTC" })
    const say = (key: string, values: Record<string, string> = {}): string =>
      isMessageKey(key) ? i18n.t(key, values) : key
    return {
      finding: ({ code, values }: ArtworkFinding): string => say(`artwork.${code}`, values),
      problem: (code: ArtworkProblem): string => say(`artwork.problem.${code}`),
    }
  }, [locale])
}
