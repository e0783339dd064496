import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { ContactChange } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { Disclosure } from "../lib/section"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"

const SHOWN = [
  ...(["first_name", "last_name", "company_name", "company", "address_1", "address_2"] as const),
  ...(["postal_code", "city", "province", "country_code", "phone"] as const),
]

/** A value on one line, in the order of an envelope. */
const valueText = (value: ContactChange["before"]): string => {
  const fields = new Map(Object.entries(value ?? {}))
  return SHOWN.flatMap((name) => {
    const text = fields.get(name)
    return typeof text === "string" && text !== "" ? [name === "country_code" ? text.toUpperCase() : text] : []
  }).join(", ")
}

interface ChangeRowProps {
  change: ContactChange
  busy: boolean
  onUndo: () => void
}

function ChangeRow({ change: { kind, before, after, by, at, undone }, busy, onUndo }: ChangeRowProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <li className="flex items-start justify-between gap-x-2 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t(`contact.kind.${kind}`)}
        </Text>
        {before && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            <del>{valueText(before) || t("contact.nothing")}</del>
          </Text>
        )}
        {after && (
          <Text size="small" className="break-words">
            {valueText(after) || t("contact.nothing")}
          </Text>
        )}
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {undone
            ? t("contact.undone", { name: undone.by, at: format.moment(undone.at) })
            : t("contact.by", { name: by.name, at: format.moment(at) })}
        </Text>
      </div>
      {!undone && (
        <Button size="small" variant="secondary" isLoading={busy} onClick={onUndo}>
          {t("contact.undo")}
        </Button>
      )}
    </li>
  )
}

/** On a customer's page: what the client changed of their contact details, each with its undoing. */
export function ContactChangesSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const queryKey = portalKeys.contactChanges(customerId)
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => portalApi.listContactChanges({ params: { id: customerId }, signal }),
  })
  const undo = useMutation({
    mutationFn: (id: string) => portalApi.undoContactChange({ params: { id } }),
    onSuccess: (changes) => {
      client.setQueryData(queryKey, changes)
      toast.success(t("contact.undoDone"))
      // The dashboard's own page shows the customer's name and addresses.
      void client.invalidateQueries({ queryKey: ["customers"] })
    },
    onError: (error) => {
      toast.error(messageOf(error))
      void client.invalidateQueries({ queryKey })
    },
  })
  if (!data || data.changes.length === 0) return null
  return (
    <Disclosure label={t("contact.title", { count: data.changes.length })}>
      <ul className="divide-y">
        {data.changes.map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            busy={undo.isPending && undo.variables === change.id}
            onUndo={() => undo.mutate(change.id)}
          />
        ))}
      </ul>
    </Disclosure>
  )
}
