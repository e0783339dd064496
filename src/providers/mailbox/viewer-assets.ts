export const viewerCss = `
:root { color-scheme: light dark; --accent: #14532d; --accent-soft: #edf3ef; --paper: #fff; --ground: #f6f5f2; --ink: #1c1b19; --ink-2: #57534e; --ink-3: #6f6a64; --line: #e4e1db;
  --font: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --accent: #5fbf88; --accent-soft: #1f2a23; --paper: #1b1a18; --ground: #121110; --ink: #f3f1ec; --ink-2: #c2bdb4; --ink-3: #a39d93; --line: #33302c; } }
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); background: var(--ground); color: var(--ink); font: 400 15px/1.5 var(--font); }
a { color: inherit; }
header { display: flex; align-items: baseline; gap: 4px 12px; flex-wrap: wrap; padding: 14px 20px; background: var(--paper); border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 17px; letter-spacing: -.01em; } header h1 a { text-decoration: none; } header p { margin: 0; color: var(--ink-2); font-size: 13px; }
.panes { display: grid; grid-template-columns: 360px minmax(0, 1fr); min-height: 0; }
nav { overflow-y: auto; background: var(--paper); border-right: 1px solid var(--line); }
nav ol { list-style: none; margin: 0; padding: 0; }
nav a { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1px; padding: 12px 20px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; text-decoration: none; }
nav a:hover { background: var(--ground); } nav a[aria-current] { background: var(--accent-soft); border-left-color: var(--accent); }
nav b { font-weight: 600; overflow-wrap: anywhere; } nav .meta { display: flex; gap: 10px; justify-content: space-between; color: var(--ink-2); font-size: 13px; }
nav .meta span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } nav time { color: var(--ink-3); white-space: nowrap; }
main { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0; }
.reply { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px 12px; align-items: end; padding: 12px 20px; background: var(--paper); border-top: 1px solid var(--line); }
.reply p, .reply label { grid-column: 1 / -1; margin: 0; font-size: 13px; color: var(--ink-2); overflow-wrap: anywhere; } .reply p { color: var(--accent); font-weight: 600; }
.reply .files { grid-column: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; } .reply input { min-width: 0; max-width: 100%; font: inherit; }
.reply textarea { grid-column: 1 / -1; min-width: 0; resize: vertical; padding: 8px 10px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--ink-3); border-radius: 8px; }
.reply button { min-height: 44px; padding: 0 18px; font: inherit; font-weight: 600; color: var(--paper); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; }
.about { padding: 16px 20px 0; background: var(--paper); border-bottom: 1px solid var(--line); }
.about h2 { margin: 0 0 6px; font-size: 17px; line-height: 1.3; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 0; font-size: 13px; } dt { color: var(--ink-3); } dd { margin: 0; overflow-wrap: anywhere; }
.views { display: flex; gap: 4px; margin-top: 10px; }
.views a { min-height: 44px; display: grid; place-items: center; padding: 0 14px; border-bottom: 3px solid transparent; text-decoration: none; font-weight: 600; color: var(--ink-2); } .views a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); }
iframe { width: 100%; height: 100%; border: 0; background: var(--ground); }
pre { margin: 0; padding: 20px; overflow: auto; font: 13px/1.55 ui-monospace, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.empty { padding: 40px 20px; color: var(--ink-2); place-self: center; text-align: center; }
a:focus-visible, .reply button:focus-visible, .reply textarea:focus-visible, .reply input:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
.back { display: none; }
@media (max-width: 760px) {
  .panes { grid-template-columns: minmax(0, 1fr); } .panes.open nav { display: none; } .panes:not(.open) main { display: none; } nav { border-right: 0; }
  .back { display: inline-block; padding: 8px 0; font-size: 13px; }
}
`

/** Asks for the list every two seconds and replaces it when it has changed; the open mail is left alone. */
export const viewerJs = `
const list = document.querySelector("nav")
const query = new URLSearchParams({ selected: list.dataset.selected, view: list.dataset.view })
let tag = ""
const refresh = async () => {
  const answer = await fetch("/list?" + query, { headers: tag ? { "If-None-Match": tag } : {} })
  if (answer.status !== 200) return
  const first = tag === ""
  tag = answer.headers.get("ETag")
  if (first) return
  const focused = document.activeElement && list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null
  list.innerHTML = await answer.text()
  if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus()
}
const poll = () => refresh().catch(() => undefined).finally(() => setTimeout(poll, 2000))
poll()
`
