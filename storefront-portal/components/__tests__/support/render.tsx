import axe from "axe-core"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { createI18n, type I18n } from "@messages/i18n"
import { PageDocument } from "@/lib/html/document"
import { aShop } from "./fixtures"

export const english = createI18n({ locales: ["en-US"], timeZone: aShop.time_zone, isolateValues: true })

/** Puts a page into the document of the test (jsdom), in the shell that every page has. */
export const show = (page: ReactNode, i18n: I18n = english): HTMLElement => {
  const markup = renderToStaticMarkup(
    <PageDocument i18n={i18n} title="Страница" shop={aShop}>
      {page}
    </PageDocument>,
  )
  document.open()
  document.write(`<!doctype html>${markup}`)
  document.close()
  return document.body
}

/** What a person reads, without what is hidden. */
export const textOf = (root: Element): string => {
  const clone = root.cloneNode(true)
  if (!(clone instanceof Element)) throw new Error("An element's clone is an element")
  for (const hidden of clone.querySelectorAll("[hidden]")) hidden.remove()
  return (clone.textContent ?? "").replace(/\s+/g, " ").trim()
}

/** What axe finds in the shown page. Color contrast needs a layout; the browser suite looks at it. */
export const axeFaults = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.documentElement, {
    rules: { "color-contrast": { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
