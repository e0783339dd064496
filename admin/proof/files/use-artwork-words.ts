import { useMemo } from "react"
import type { ArtworkFinding, ArtworkProblem } from "../../../src/contracts"
import { createI18n } from "../../../src/messages/i18n"
import { useFormat } from "../../lib/format"

/** What the artwork check found and why a file has no preview, from the server's own catalogue. */
export function useArtworkWords() {
  const { locale } = useFormat()
  return useMemo(() => {
    const i18n = createI18n({ locales: [locale], timeZone: "UTC" })
    return {
      finding: ({ code, values }: ArtworkFinding): string =>
        i18n.t(`artwork.${code}`, values.count === undefined ? values : { ...values, count: Number(values.count) }),
      problem: (code: ArtworkProblem): string => i18n.t(`artwork.problem.${code}`),
    }
  }, [locale])
}
