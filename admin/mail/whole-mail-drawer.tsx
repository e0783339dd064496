import { Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { WholeMail } from "../../src/contracts"
import { SideDrawer } from "../lib/form-drawer"
import { LoadError, SectionSkeleton } from "../lib/section"

interface Props {
  queryKey: readonly string[]
  read: (signal: AbortSignal) => Promise<WholeMail>
  onClose: () => void
}

function Content({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus" className="break-words">
          {mail.subject || t("mail.noSubject")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {t("mail.from", { name: mail.from_name || mail.from_email, email: mail.from_email })}
        </Text>
        {mail.attachment_names.length > 0 && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {t("mail.files", { names: mail.attachment_names.join(", ") })}
          </Text>
        )}
      </div>
      <Text size="small" dir="auto" className="whitespace-pre-wrap break-words">
        {mail.text || t("mail.noWords")}
      </Text>
    </div>
  )
}

/** All of a mail as plain text, also what it quotes and its signature. */
export function WholeMailDrawer({ queryKey, read, onClose }: Props) {
  const { t } = useTranslation("clientPortal")
  const mail = useQuery({ queryKey, queryFn: ({ signal }) => read(signal), staleTime: Infinity })
  const title = t("mail.whole")
  return (
    <SideDrawer open onClose={onClose} title={title}>
      <Drawer.Body className="overflow-y-auto">
        {mail.data ? (
          <Content mail={mail.data} />
        ) : mail.error ? (
          <LoadError title={title} error={mail.error} retrying={mail.isFetching} onRetry={() => void mail.refetch()} />
        ) : (
          <SectionSkeleton title={title} rows={3} />
        )}
      </Drawer.Body>
    </SideDrawer>
  )
}
