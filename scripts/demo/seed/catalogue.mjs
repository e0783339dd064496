/** What the shop prints on. Every color is pictured with the print that its orders carry. */

const APPAREL = ["S", "M", "L", "XL", "2XL", "3XL"]

/** `sizes` null: comes in one size and shows none. */
export const PRODUCTS = [
  {
    key: "tee",
    title: "Heavy cotton tee",
    description: "6.1 oz ring-spun cotton, side-seamed, tear-away label.",
    price: 8,
    sizes: APPAREL,
    colors: {
      Forest: "tee-forest-soccer",
      White: "tee-white-helmet",
      Cream: "tee-cream-bison",
      Red: "tee-red-dragon",
    },
  },
  {
    key: "jersey",
    title: "Performance jersey",
    description: "Moisture-wicking interlock, 140 gsm, raglan sleeves.",
    price: 16.5,
    sizes: APPAREL,
    colors: { Sky: "jersey-sky-soccer" },
  },
  {
    key: "polo",
    title: "Coach polo, embroidered",
    description: "Snag-resistant piqué with a three-button placket.",
    price: 24,
    sizes: APPAREL,
    colors: { Navy: "polo-navy-emblem" },
  },
  {
    key: "hoodie",
    title: "Midweight fleece hoodie",
    description: "8.5 oz brushed fleece, double-lined hood, front pocket.",
    price: 29.5,
    sizes: APPAREL,
    colors: { Charcoal: "hoodie-charcoal-dragon", Sand: "hoodie-brown-bison" },
  },
  {
    key: "tote",
    title: "Canvas tote",
    description: "12 oz natural canvas, 15 × 16 in, long handles.",
    price: 7.25,
    sizes: null,
    colors: { Natural: "tote-natural-arches" },
  },
  {
    key: "cap",
    title: "Six-panel cap",
    description: "Structured twill cap with an adjustable strap.",
    price: 14,
    sizes: null,
    colors: { Black: "cap-black-baseball" },
  },
  {
    key: "apron",
    title: "Barista apron",
    description: "Cross-back apron in washed twill with two pockets.",
    price: 22,
    sizes: null,
    colors: { Slate: "apron-slate-emblem" },
  },
]

export const PICTURES = [...new Set(PRODUCTS.flatMap(({ colors }) => Object.values(colors)))]

/** What a variant is known by in the seed, and its SKU. */
export const skuOf = (product, color, size) => [product, color, size].filter(Boolean).join("-").toUpperCase()
