import { createDataTableColumnHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ClientRow } from "../../../src/contracts"
import { ClientLogo } from "../../branding/client-logo"
import { Swatch } from "../../branding/swatch"
import { useFormat } from "../../lib/format"
import { useIsWide } from "../../lib/use-is-wide"
import { useCountWords } from "../use-count-words"

const column = createDataTableColumnHelper<ClientRow>()

/** In pixels: a long name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 320

export const customerPath = (id: string): string => `/customers/${id}`

export function useClientColumns() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const countWords = useCountWords()
  // The other columns of a phone's list are reached by scrolling: what matters most stands in the first.
  const isWide = useIsWide()
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("clients.column.client"),
        enableSorting: true,
        cell: ({ row: { original: client } }) => (
          <div className="flex min-w-0 flex-col py-2" style={{ maxWidth: MAX_CELL_WIDTH }}>
            <span className="flex items-center gap-x-2">
              {client.logo && <ClientLogo logo={client.logo} />}
              <Link
                to={customerPath(client.customer_id)}
                className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg truncate"
              >
                {client.name}
              </Link>
              {client.brand_colors.map((hex) => (
                <Swatch key={hex} hex={hex} />
              ))}
              {client.is_locked && <StatusBadge color="red">{t("clients.locked")}</StatusBadge>}
            </span>
            <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
              {[
                client.email,
                client.people > 1 && t("clients.people", { count: client.people }),
                client.contact_changed_at &&
                  t("clients.contactChanged", { at: format.recent(client.contact_changed_at) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
            {!isWide && (
              <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle whitespace-normal">
                {countWords(client)}
              </Text>
            )}
          </div>
        ),
      }),
      column.accessor("active_orders", { header: t("clients.column.active") }),
      column.accessor("waiting_orders", { header: t("clients.column.waiting") }),
      column.display({
        id: "owed",
        header: t("clients.column.owed"),
        cell: ({ row: { original: client } }) =>
          client.open_invoices === 0 ? (
            "-"
          ) : (
            <div className="flex flex-col py-2">
              <span>
                {client.owed.map(({ amount, currency_code }) => format.money(amount, currency_code)).join(" + ")}
              </span>
              <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
                {t("clients.invoices", { count: client.open_invoices })}
              </Text>
            </div>
          ),
      }),
      column.accessor("total_orders", { header: t("clients.column.total") }),
      column.accessor("last_seen_at", {
        header: t("clients.column.lastSeen"),
        enableSorting: true,
        cell: ({ getValue }) => {
          const at = getValue()
          return at ? format.recent(at) : t("clients.never")
        },
      }),
    ],
    [t, format, countWords, isWide],
  )
}
