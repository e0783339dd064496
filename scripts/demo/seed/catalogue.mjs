/** What the shop prints on. A color is a product of its own, since an order's line takes its picture from the product. */

const APPAREL = ["S", "M", "L", "XL", "2XL", "3XL"]

/** `sizes` null: comes in one size and shows none. `colors` names each color's picture. */
const GARMENTS = [
  {
    key: "tee",
    title: "Heavy cotton tee",
    description: "6.1 oz ring-spun cotton, side-seamed, tear-away label.",
    price: 8,
    sizes: APPAREL,
    colors: {
      forest: "tee-forest-soccer",
      white: "tee-white-helmet",
      cream: "tee-cream-bison",
      red: "tee-red-dragon",
    },
  },
  {
    key: "jersey",
    title: "Performance jersey",
    description: "Moisture-wicking interlock, 140 gsm, raglan sleeves.",
    price: 16.5,
    sizes: APPAREL,
    colors: { sky: "jersey-sky-soccer" },
  },
  {
    key: "polo",
    title: "Coach polo",
    description: "Snag-resistant piqué with a three-button placket.",
    price: 24,
    sizes: APPAREL,
    colors: { navy: "polo-navy-emblem" },
  },
  {
    key: "hoodie",
    title: "Midweight fleece hoodie",
    description: "8.5 oz brushed fleece, double-lined hood, front pocket.",
    price: 29.5,
    sizes: APPAREL,
    colors: { charcoal: "hoodie-charcoal-dragon", sand: "hoodie-brown-bison" },
  },
  {
    key: "tote",
    title: "Canvas tote",
    description: "12 oz canvas, 15 × 16 in, long handles.",
    price: 7.25,
    sizes: null,
    colors: { natural: "tote-natural-arches" },
  },
  {
    key: "cap",
    title: "Six-panel cap",
    description: "Structured twill cap with an adjustable strap.",
    price: 14,
    sizes: null,
    colors: { black: "cap-black-baseball" },
  },
  {
    key: "apron",
    title: "Barista apron",
    description: "Cross-back apron in washed twill with two pockets.",
    price: 22,
    sizes: null,
    colors: { slate: "apron-slate-emblem" },
  },
]

const capitalized = (word) => word[0].toUpperCase() + word.slice(1)

/** What a variant is known by in the seed, and its SKU. */
export const skuOf = (garment, color, size) => [garment, color, size].filter(Boolean).join("-").toUpperCase()

export const PRODUCTS = GARMENTS.flatMap(({ key, title, description, price, sizes, colors }) =>
  Object.entries(colors).map(([color, picture]) => ({
    handle: `${key}-${color}`,
    title: `${title}, ${color}`,
    description,
    picture,
    options: [{ title: "Color", values: [capitalized(color)] }, ...(sizes ? [{ title: "Size", values: sizes }] : [])],
    variants: (sizes ?? [null]).map((size) => ({
      title: size ?? capitalized(color),
      sku: skuOf(key, color, size),
      manage_inventory: true,
      options: { Color: capitalized(color), ...(size ? { Size: size } : {}) },
      prices: [{ currency_code: "usd", amount: price }],
    })),
  })),
)
