import { useSearchParams } from "react-router-dom"

/** Parameters that say which page of a list is shown. */
const PAGE = ["after", "before"]

/**
 * The state of a list in the URL, so that a view can be bookmarked, sent to a colleague and gone back to.
 * `change` sets parameters, and deletes those with an empty value.
 */
export function useUrlState() {
  const [parameters, setParameters] = useSearchParams()

  const change = (changes: Record<string, string>, { isNewPage = false } = {}) =>
    setParameters(
      (now) => {
        const next = new URLSearchParams(now)
        // Another question begins at its first page.
        if (!isNewPage) PAGE.forEach((name) => next.delete(name))
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      // A typed search is one step of the history, not one a letter; a page is a step of its own.
      { replace: !isNewPage },
    )

  return {
    parameters,
    change,
    /** The values that are chosen for a filter; none when it is off. */
    chosen: (name: string): string[] => (parameters.get(name) ?? "").split(",").filter(Boolean),
    goTo: (page: { after: string } | { before: string }) =>
      change({ after: "", before: "", ...page }, { isNewPage: true }),
  }
}
