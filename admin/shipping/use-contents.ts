import { useTranslation } from "react-i18next"
import { groupPacked, type PackedItem } from "../../src/contracts"

/** The contents of a package on one line: "80 × Heavy tee, Forest (S 8, M 24); 12 × Cap". */
export const useContents = () => {
  const { t } = useTranslation("clientPortal")
  return (items: readonly PackedItem[]): string =>
    groupPacked(items)
      .map(({ title, quantity, sizes }) =>
        sizes.length === 0
          ? t("shipping.item", { quantity, title })
          : t("shipping.itemSizes", {
              quantity,
              title,
              sizes: sizes.map((size) => `${size.label} ${size.quantity}`).join(", "),
            }),
      )
      .join("; ")
}
