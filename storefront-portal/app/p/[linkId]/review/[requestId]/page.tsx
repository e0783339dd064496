import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { ReviewPage } from "@/components/review/review-page"
import { NoticePage } from "@/components/shell/notice-page"
import { PageWatch } from "@/components/watch/page-watch"
import { readProject, readRendering } from "@/lib/data/project"
import { formatFor } from "@/lib/format"
import { t } from "@/lib/messages"
import { isId } from "@/lib/session/cookies"

interface Props {
  params: Promise<{ linkId: string; requestId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await readProject((await params).linkId)
  if (read.kind !== "ok") return { title: t("trouble.page_title") }
  return { title: t("review.page_title", { project: read.data.project.name, shop: read.data.shop.name }) }
}

export default async function Review({ params }: Props) {
  const { linkId, requestId } = await params
  if (!isId(linkId) || !isId(requestId)) notFound()
  const path = `/p/${linkId}`
  const [project, rendering] = await Promise.all([readProject(linkId), readRendering(linkId, requestId)])
  // The order page knows what to say to a dead session, to the wrong kind of link and while the API is away.
  if (project.kind !== "ok" || rendering.kind === "trouble") redirect(path)
  const { viewer, shop } = project.data
  if (rendering.kind !== "ok") {
    return (
      <NoticePage shop={shop} icon="clock" title={t("review.missing.title")} text={t("review.missing.text")}>
        <a className="btn btn-primary mt-2" href={path}>
          {t("page.back")}
        </a>
      </NoticePage>
    )
  }
  return (
    <>
      <ReviewPage page={project.data} rendering={rendering.data} linkId={linkId} f={await formatFor(shop)} />
      <PageWatch linkId={linkId} etag={project.etag} preview={viewer.preview} />
    </>
  )
}
