export const quote = {
  title: "Lines",
  fee: "Fee",
  other: "Other",
  unsent: "You have changed the order. The client sees version {{version}} until you ask again.",
  size: "{{label}} {{quantity}}",
  quantityAtPrice: "{{quantity}} × {{price}}",
  column: { item: "Item", sizes: "Sizes", quantity: "Quantity", price: "Price", total: "Total" },
  total: {
    subtotal: "Subtotal",
    returned: "Returned",
    discount: "Discount",
    shipping: "Shipping",
    tax: "Tax",
    total: "Total",
    paid: "Paid",
    owed: "Owed",
  },
}
