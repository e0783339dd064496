/** The portal's calm paper look (light), as mail clients understand it: hex colours, no variables. */
export const palette = {
  ground: "#f6f5f2",
  paper: "#ffffff",
  ink: "#1c1b19",
  ink2: "#57534e",
  ink3: "#6f6a64",
  line: "#e4e1db",
} as const

export const fontFamily = 'Inter, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif'
export const monoFamily = 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace'

/**
 * Dark colours and narrow screens, for the clients that read a style block; everybody else gets the inline styles.
 * The accent stays out of it and out of text: a shop's dark green is a fine button on dark paper but no ink.
 * Written without quotes, ">" and "&", which React would escape in a style element.
 */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .m-outer { padding: 16px 10px 24px !important; }
  .m-card-in { padding: 24px 20px 26px !important; }
  .m-title { font-size: 21px !important; }
  .m-button { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  .m-ground { background-color: #121110 !important; }
  .m-card { background-color: #1b1a18 !important; border-left-color: #33302c !important; border-right-color: #33302c !important; border-bottom-color: #33302c !important; }
  .m-ink { color: #f3f1ec !important; }
  .m-ink2 { color: #c2bdb4 !important; }
  .m-ink3 { color: #a39d93 !important; }
  .m-line { border-top-color: #33302c !important; }
  .m-quote { background-color: #242220 !important; }
  .m-logo { background-color: #ffffff !important; padding: 8px !important; border-radius: 8px !important; }
  .m-button { border-color: #4a463f !important; }
}
`
