import { Share } from "@medusajs/icons"
import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectPeople } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { PolledSection } from "../lib/polled-section"
import type { TabProps } from "../project/tabs"
import { LinkLog } from "./link-log"
import { LinkRow } from "./link-row"
import { useLinkActions } from "./use-link-actions"
import { usePeople } from "./use-people"

function People({ people, onChanged }: { people: ProjectPeople; onChanged: () => void }) {
  const { t } = useTranslation("clientPortal")
  const { links, events, suggested_recipient, moved } = people
  const format = useFormat()
  const actions = useLinkActions(links, onChanged)
  return (
    <>
      {moved && (
        <div className="px-6 py-4">
          <Alert variant="warning">
            {t("account.movedHere", {
              from: moved.moved_from ?? t("account.movedFromGone"),
              at: format.moment(moved.moved_at),
              names: moved.links.map(({ name }) => name).join(", "),
            })}
          </Alert>
        </div>
      )}
      {links.length === 0 ? (
        <div className="flex flex-col gap-y-1 px-6 py-4">
          <Text size="small" leading="compact" weight="plus">
            {t("people.notShared")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {suggested_recipient.email ? t("people.notSharedHint") : t("people.noEmail")}
          </Text>
        </div>
      ) : (
        <ul className="divide-y">
          {links.map((link) => (
            <li key={link.id}>
              <LinkRow link={link} actions={actions} />
            </li>
          ))}
        </ul>
      )}
      <LinkLog events={events} />
      {actions.dialogs}
    </>
  )
}

/** Who has a link, what became of its mail, and everything that was done with it. */
export function PeopleTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = usePeople(project.id)
  return (
    <PolledSection
      title={t("people.title")}
      section={section}
      aside={
        <Button size="small" variant="secondary" onClick={() => onOpen("share")}>
          <Share className="text-ui-fg-subtle" />
          {t("action.share")}
        </Button>
      }
    >
      {(people) => <People people={people} onChanged={section.retry} />}
    </PolledSection>
  )
}
