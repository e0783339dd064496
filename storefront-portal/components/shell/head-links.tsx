import { assets } from "@/lib/html/assets"

/** What every page loads, whether it is plain HTML or taken over by React. */
export function HeadLinks() {
  return (
    <>
      <link rel="preload" as="font" type="font/woff2" href={assets.font} crossOrigin="anonymous" />
      <link rel="stylesheet" href={assets.css} precedence="portal" />
    </>
  )
}
