/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { catalogues } from "@messages/index"
import { createI18nFrom } from "@messages/create-i18n-from"
import { studioWords } from "@/lib/proofs/studio-words"
import { aShop } from "./support/fixtures"
import { english, show, textOf } from "./support/render"
import { aFile, aProof, aVersion, decidedProof, withVersion } from "./support/studio"
import { aWaiver, refused, STUDIO_PAGES, studio } from "./support/studio-pages"

const page = (...given: Parameters<typeof studio>) => show(studio(...given)(english))
const formsOf = (body: HTMLElement) => [...body.querySelectorAll("form")]

describe("the studio without JavaScript", () => {
  it("shows all pages with their names, and fetches only the first at once", () => {
    const body = page(withVersion({ files: [aFile("pfile_5", 3)] }))
    const pictures = [...body.querySelectorAll<HTMLImageElement>("figure img")]
    expect(pictures.map(({ alt }) => alt)).toEqual([1, 2, 3].map((at) => `Перед, version 2, page ${at} of 3`))
    expect(pictures.map((picture) => picture.getAttribute("loading"))).toEqual(["eager", "lazy", "lazy"])
    expect(pictures[1]?.getAttribute("src")).toBe(
      "/p/plink_1/proofs/proof_1/files/pfile_5/pages/2/screen?v=bbbbbbbbbbbb",
    )
  })

  it("says what will be made, in the shop's unit, with each color's name", () => {
    const text = textOf(page())
    for (const said of ["Шелкография, 3 colors", "280 × 210 mm", "PMS 2728", "Thread 1795", "Чёрный", "Станок"])
      expect(text).toContain(said)
    const inches = withVersion({ spec: { ...aVersion.spec, unit: "in" } })
    expect(textOf(page(inches))).toContain("11.02 × 8.27 in")
  })

  it("lists remarks with what became of them, and the answers", () => {
    const text = textOf(page())
    for (const said of [
      "Мяч синим, пожалуйста",
      "You, on version 1",
      "Done by Дана",
      "Answered by Дана",
      "Больше не помещается",
      "Можно",
    ])
      expect(text).toContain(said)
    expect(text).toContain("Логотип нижеYou, on version 1 · Nov 19, 2026Open")
  })

  it("decides with plain forms that name the request and carry the nonce, with a tick for each line of the spec card", () => {
    const body = page()
    expect(formsOf(body)).toHaveLength(3)
    for (const form of formsOf(body)) {
      expect(form.getAttribute("action")).toBe("/p/plink_1/proofs/proof_1#decision")
      expect(new FormData(form).get("nonce")).toBe("nonce")
      expect(new FormData(form).get("request")).toBe("preq_2")
    }
    expect(
      [...body.querySelectorAll<HTMLInputElement>("input[name=tick]")].map(({ value, checked }) => [value, checked]),
    ).toEqual([
      ["spelling", false],
      ["placement", false],
    ])
    expect(textOf(body)).toContain("Your open remark is sent along")
  })

  it("keeps what was sent when it was refused, and says what is missing at its field", () => {
    const body = page(aProof, refused({ problems: { tick: "studio.ticks.missing" } }, { name: "Тоня" }))
    expect(body.querySelector<HTMLInputElement>("#studio-name")?.value).toBe("Тоня")
    expect(body.querySelector<HTMLInputElement>("#tick-spelling")?.checked).toBe(true)
    expect(body.querySelector("#studio-tick-problem")?.textContent).toBe("Tick every box to approve.")
    expect(body.querySelector("details[open] #studio-name")).not.toBeNull()
  })

  it("puts a stamp in place of the forms once it is decided: what was confirmed and chosen, by whom and when", () => {
    const body = page(decidedProof)
    expect(formsOf(body)).toHaveLength(0)
    const text = textOf(body.querySelector("#decision") ?? body)
    for (const said of ["Approved", "by Сара Смит", "Буквы верны", "Синий", "We’re on it"]) expect(text).toContain(said)
  })

  it("explains a waiver and shows no pictures for it", () => {
    const body = page(aWaiver)
    expect(body.querySelector("figure")).toBeNull()
    expect(textOf(body)).toContain("exact reprint of “Перед”, version 3, from order 988")
    expect(textOf(body)).toContain("Approve the reprint")
  })

  it("offers nothing to decide in a preview", () => {
    const body = page({ ...aProof, page: { ...aProof.page, viewer: { ...aProof.page.viewer, preview: true } } })
    expect(formsOf(body)).toHaveLength(0)
  })
})

it("the words that the script is given are enough for every state of the studio", () => {
  const { catalogues: words, ...reader } = studioWords("en-US", aShop, english)
  const few = createI18nFrom(words, { ...reader, isolateValues: true })
  for (const [, render] of STUDIO_PAGES) expect(() => show(render(few))).not.toThrow()
  expect(Object.keys(words["en"] ?? {}).length).toBeLessThan(Object.keys(catalogues.en).length * 0.7)
})
