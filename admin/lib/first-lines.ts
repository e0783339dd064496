import type { CSSProperties } from "react"

/** Shows so many lines of a text and cuts off the others. */
export const firstLines = (count: number): CSSProperties => ({
  display: "-webkit-box",
  WebkitBoxOrient: "vertical",
  WebkitLineClamp: count,
  overflow: "hidden",
})
