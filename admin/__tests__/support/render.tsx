/// <reference types="jest" />
import { Toaster, TooltipProvider } from "@medusajs/ui"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import i18next from "i18next"
import type { ReactNode } from "react"
import { I18nextProvider, initReactI18next } from "react-i18next"
import { createMemoryRouter, RouterProvider } from "react-router-dom"
import { en } from "../../i18n/en"

interface Options {
  /** Where the browser stands, with the query. */
  at?: string
  /** The route's pattern, for components that read its parameters. */
  path?: string
  /** "cimode" renders each key in place of its words. */
  language?: "en" | "cimode"
}

const translations = (language: string) => {
  const i18n = i18next.createInstance()
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: language,
    ns: ["clientPortal"],
    defaultNS: "clientPortal",
    resources: { en: { clientPortal: en } },
    interpolation: { escapeValue: false },
    appendNamespaceToCIMode: false,
    initAsync: false,
  })
  return i18n
}

/** A screen of the admin as the dashboard shows it: router, queries, words and notices. */
export const renderAdmin = (ui: ReactNode, { at = "/", path = "*", language = "en" }: Options = {}) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } })
  const router = createMemoryRouter(
    [
      { path, element: ui },
      { path: "*", element: <p>elsewhere</p> },
    ].slice(0, path === "*" ? 1 : 2),
    {
      initialEntries: [at],
    },
  )
  const view = render(
    <I18nextProvider i18n={translations(language)}>
      <QueryClientProvider client={client}>
        <TooltipProvider>
          <RouterProvider router={router} />
        </TooltipProvider>
        <Toaster />
      </QueryClientProvider>
    </I18nextProvider>,
  )
  return { ...view, client, router, user: userEvent.setup() }
}
