const channel = (value: number): number => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16)))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

const ratio = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/** WCAG 2.2, 1.4.3: text asks for 4.5. `accent` is "#rrggbb". */
export const ENOUGH_CONTRAST = 4.5

export function contrastOf(accent: string) {
  const own = luminance(accent)
  const onBlack = ratio(own, 0)
  const paper = ratio(own, 1)
  return { ink: Math.max(onBlack, paper), inkColor: onBlack > paper ? "#000000" : "#ffffff", paper }
}
