import { useCallback } from "react"
import { useSearchParams } from "react-router-dom"

export const PROJECTS_PATH = "/client-portal/projects"

export const projectPath = (
  id: string,
  view: { tab?: string; drawer?: string; proof?: string; invoice?: string } = {},
): string => {
  const query = new URLSearchParams(view).toString()
  return `${PROJECTS_PATH}/${id}${query && `?${query}`}`
}

/**
 * The open tab and drawer of a project's page. Both are part of the URL, so that mails and colleagues can link to them. A
 * tab is a step of the browser's history. A drawer is none: going back would open one that was submitted.
 */
export function useProjectUrl() {
  const [parameters, setParameters] = useSearchParams()
  const set = useCallback(
    (changes: Record<string, string | null>, replace: boolean) =>
      setParameters(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace },
      ),
    [setParameters],
  )
  return {
    tab: parameters.get("tab"),
    drawer: parameters.get("drawer"),
    setTab: useCallback((tab: string) => set({ tab }, false), [set]),
    /** `about` are further parameters, such as which proof the drawer is about. They stay when it is closed. */
    openDrawer: useCallback(
      (drawer: string, about: Record<string, string> = {}) => set({ drawer, ...about }, true),
      [set],
    ),
    closeDrawer: useCallback(() => set({ drawer: null }, true), [set]),
  }
}
