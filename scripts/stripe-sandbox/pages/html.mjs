/** Markup; plain strings that are put into it are escaped. */
class Markup {
  constructor(text) {
    this.text = text
  }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

const print = (part) => {
  if (part === null || part === undefined || part === false) return ""
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(print).join("")
  return String(part).replace(/[&<>"']/g, (letter) => ENTITIES[letter])
}

export const html = (strings, ...parts) =>
  new Markup(strings.map((text, index) => text + (index < parts.length ? print(parts[index]) : "")).join(""))

const STYLE = `
:root { color-scheme: light; --ink: #1a1f36; --soft: #5d6481; --line: #e3e8ee; --accent: #4a3fd1; --ground: #f6f8fa; }
* { box-sizing: border-box; } body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
.banner { background: #7a4b00; color: #fff; padding: 10px 16px; text-align: center; font-weight: 600; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px 64px; } main.narrow { max-width: 480px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 32px 0 8px; } .amount { font-size: 36px; font-weight: 700; margin: 8px 0 16px; }
.soft { color: var(--soft); } .card { background: #fff; border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin-bottom: 16px; }
button, .button { display: inline-block; min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; text-decoration: none; text-align: center; }
.stack > *, .stack button { display: block; width: 100%; margin-bottom: 10px; } button.main { background: var(--accent); border-color: var(--accent); color: #fff; }
.error { background: #fdecec; border: 1px solid #d4403a; border-radius: 8px; padding: 10px 14px; margin-bottom: 16px; }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; background: #fff; font-size: 14px; } th, td { text-align: left; padding: 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
td form { display: inline-flex; gap: 4px; margin: 0 4px 4px 0; } td button { min-height: 32px; padding: 2px 10px; font-size: 14px; } td input { width: 90px; padding: 4px; font: inherit; }
code { font-size: 12px; overflow-wrap: anywhere; } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`

/** A whole page of the sandbox, which no one can take for Stripe's own. */
export const page = (title, body, { isNarrow = false } = {}) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} - Stripe sandbox</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <div class="banner" role="note">Stripe sandbox - no real money</div>
        <main class="${isNarrow ? "narrow" : ""}">${body}</main>
      </body>
    </html>`.text

/** A button that posts `values` to `action`. */
export const postButton = (action, label, values = {}, { isMain = false, extra = null } = {}) =>
  html`<form method="post" action="${action}">
    ${Object.entries(values).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}${extra}<button class="${isMain ? "main" : ""}">${label}</button>
  </form>`
