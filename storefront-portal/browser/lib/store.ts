/**
 * The browser's store. A browser may refuse it, as in some private windows; what was to be kept then lives as long as the
 * page.
 */
export const store: Pick<Storage, "getItem" | "setItem" | "removeItem"> = {
  getItem: (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem: (key, value) => {
    try {
      localStorage.setItem(key, value)
    } catch {
      return
    }
  },
  removeItem: (key) => {
    try {
      localStorage.removeItem(key)
    } catch {
      return
    }
  },
}
