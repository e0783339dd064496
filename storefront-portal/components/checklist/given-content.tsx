import type { ChecklistItem } from "@contracts/checklist"
import type { I18n } from "@messages/i18n"
import { Attachments } from "@/components/files/attachments"
import { AddressLines } from "@/components/order/address"
import { toShownAddress } from "@/lib/format/typed-address"

interface Props {
  given: NonNullable<ChecklistItem["given"]>
  linkId: string
  i18n: I18n
}

/** What a client gave, as they gave it. */
export function GivenContent({ given: { text, address, files }, linkId, i18n }: Props) {
  return (
    <>
      {address && <AddressLines address={toShownAddress(address)} language={i18n.language} />}
      {text && (
        <blockquote className="rounded-xl bg-ground px-4 py-2.5 wrap-anywhere whitespace-pre-line" dir="auto">
          {text}
        </blockquote>
      )}
      <Attachments files={files} linkId={linkId} i18n={i18n} />
    </>
  )
}
