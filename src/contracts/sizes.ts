/** Garment sizes, smallest first. */
export const GARMENT_SIZES = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "XXXL", "3XL", "4XL", "5XL", "6XL"]

const ENGLISH = new Intl.Collator("en")

const sizeRank = (size: string): number => {
  const known = GARMENT_SIZES.indexOf(size.toUpperCase())
  if (known >= 0) return known
  const number = Number.parseFloat(size)
  return Number.isNaN(number) ? 1_000 : 100 + number
}

/** Garment sizes in their own order, numbers after them, anything else by its letters. */
export const compareSizes = (a: string, b: string): number => sizeRank(a) - sizeRank(b) || ENGLISH.compare(a, b)
