import { catalogues } from ".."
import { chooseLocale } from "../locale"

const two = { ...catalogues, "pt-BR": { ...catalogues.en } }

describe("the locale of a reader", () => {
  it("writes numbers as the first wish has it, and words in a language there is a catalogue for", () => {
    expect(chooseLocale(["de-CH, en;q=0.5", "en-US"], catalogues)).toEqual({
      language: "en",
      words: "en-CH",
      numbers: "de-CH-u-nu-latn",
    })
    expect(chooseLocale([null, "en-GB"], catalogues)).toEqual({ language: "en", words: "en-GB", numbers: "en-GB" })
  })

  it("skips what is no language tag, and falls back to American English", () => {
    expect(chooseLocale(["*, xx-invalid-, fr-CA;q=0.8"], catalogues).numbers).toBe("fr-CA-u-nu-latn")
    expect(chooseLocale([null, "", "!!"], catalogues)).toEqual({ language: "en", words: "en-US", numbers: "en-US" })
  })

  it("takes the link's language before the browser's, and the browser's before the shop's", () => {
    expect(chooseLocale(["pt-BR", "en-GB", "en-US"], two).language).toBe("pt-BR")
    expect(chooseLocale([null, "fr, pt-BR;q=0.8, en;q=0.5", "en-US"], two).language).toBe("pt-BR")
    expect(chooseLocale([null, "fr", "pt-BR"], two).language).toBe("pt-BR")
    expect(chooseLocale(["en-AU"], two).language).toBe("en")
  })

  it("guesses the region of a bare language from a later wish in that language", () => {
    expect(chooseLocale(["en", "en-NZ"], catalogues).words).toBe("en-NZ")
    expect(chooseLocale(["en", "de-AT"], catalogues).words).toBe("en-US")
  })

  it("asks Intl few questions, however long the header is", () => {
    const asked = jest.spyOn(Intl.NumberFormat, "supportedLocalesOf")
    chooseLocale([Array.from({ length: 5_000 }, () => "zz").join(",")], catalogues)
    expect(asked.mock.calls.length).toBeLessThan(100)
    asked.mockClear()
    chooseLocale(["de,fr,it,es"], catalogues)
    expect(asked.mock.calls.map(([tag]) => tag)).not.toContain("fr")
    asked.mockRestore()
  })
})
