import type { DecisionKind } from "@contracts/approval"
import { Delegated } from "@/components/delegate/delegate-card"
import { Column } from "@/components/sections/column"
import type { SectionProps } from "@/components/sections/registry"
import { PageFrame } from "@/components/shell/page-frame"
import type { Colleague } from "@/lib/data/delegate"
import { Thanks } from "./thanks"

interface Props extends SectionProps {
  /** The decision just made, to say thank you for. */
  thanks: DecisionKind | null
  /** The colleague who has just been sent a link. */
  delegated: Colleague | null
}

export function OrderPage({ thanks, delegated, ...props }: Props) {
  const { page, i18n } = props
  return (
    <PageFrame
      i18n={i18n}
      shop={page.shop}
      rep={page.project.rep}
      preview={page.viewer.preview}
      versions={page.versions}
      dock={<Column name="dock" {...props} />}
    >
      <div className="grid gap-2.5 pt-6 pb-5 wide:pt-8">
        <Column name="head" {...props} />
      </div>
      <div className="mb-5 grid gap-5">
        {thanks && <Thanks kind={thanks} i18n={i18n} />}
        {delegated && <Delegated colleague={delegated} i18n={i18n} />}
        <Column name="top" {...props} />
      </div>
      {/* On phones both columns dissolve into one, and what was decided comes first (see Stamps). */}
      <div className="two-columns grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1fr)_21.75rem]">
        <div className="contents grid-cols-[minmax(0,1fr)] gap-5 wide:grid">
          <Column name="main" {...props} />
        </div>
        <div className="contents grid-cols-[minmax(0,1fr)] gap-5 wide:grid">
          <Column name="side" {...props} />
        </div>
      </div>
    </PageFrame>
  )
}
