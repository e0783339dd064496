import { html, type Markup } from "./markup"
import type { MailSummary, StoredMail } from "./store"

export const VIEWS = ["html", "text", "source"] as const
export type View = (typeof VIEWS)[number]
export const isView = (value: string): value is View => VIEWS.some((view) => view === value)

const NAMES: Readonly<Record<View, string>> = { html: "Mail", text: "Plain text", source: "Source" }

const person = ({ name, address }: StoredMail["to"]): string => (name ? `${name} <${address}>` : address)

/** In the machine's own zone: the mailbox is read on it. */
const time = (at: string): Markup =>
  html`<time datetime="${at}"
    >${new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }).format(new Date(at))}</time
  >`

export const listMarkup = (mails: readonly MailSummary[], selected: string, view: View): Markup =>
  mails.length === 0
    ? html`<p class="empty">No mail yet.<br />It appears here by itself.</p>`
    : html`<ol>
        ${mails.map(
          (mail) =>
            html`<li>
              <a href="/mails/${mail.id}/${view}" ${mail.id === selected ? html` aria-current="true"` : null}>
                <b>${mail.subject}</b><span class="meta"><span>${mail.to.address}</span>${time(mail.at)}</span>
              </a>
            </li>`,
        )}
      </ol>`

/** The mail's own HTML runs in a frame of another origin, without scripts; its links open in new tabs. */
const content = (mail: StoredMail, view: View, source: string): Markup => {
  if (view === "text") return html`<pre tabindex="0" aria-label="Plain text">${mail.text}</pre>`
  if (view === "source") return html`<pre tabindex="0" aria-label="Source">${source}</pre>`
  return html`<iframe
    title="${mail.subject}"
    src="/content/${mail.id}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    referrerpolicy="no-referrer"
  ></iframe>`
}

const fact = (name: string, value: string | Markup): Markup =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`

/** What became of an answer. */
export type Answered = "yes" | "no" | "empty" | "too_large"

const ANSWERED = new Map<string, string>([
  ["yes", "Your answer was delivered. It is in the conversation in a moment."],
  ["no", "The shop did not take your answer. Its log says why."],
  ["empty", "Write something or attach a file first."],
  ["too_large", "An answer has at most 25 MB with its files."],
] satisfies [Answered, string][])

const replyMarkup = (mail: StoredMail, answered: string): Markup =>
  html`<form class="reply" method="post" action="/mails/${mail.id}/reply" enctype="multipart/form-data">
    ${ANSWERED.has(answered) ? html`<p role="status">${ANSWERED.get(answered) ?? ""}</p>` : null}
    <label for="reply">Reply as ${person(mail.to)}</label>
    <textarea id="reply" name="text" rows="3"></textarea>
    <label class="files">Attach files <input type="file" name="files" multiple /></label>
    <button>Reply</button>
  </form>`

const mailMarkup = ({ mail, source, canReply, answered }: NonNullable<PageData["open"]>, view: View): Markup =>
  html`<div class="about">
      <a class="back" href="/">All mails</a>
      <h2>${mail.subject}</h2>
      <dl>
        ${fact("To", person(mail.to))}${fact("From", person(mail.from))}
        ${mail.reply_to ? fact("Reply to", person(mail.reply_to)) : null}${fact("Time", time(mail.at))}
        ${
          mail.attachments.length > 0
            ? fact(
                "Attached",
                mail.attachments.map(({ filename, size }) => `${filename} (${Math.ceil(size / 1024)} kB)`).join(", "),
              )
            : null
        }
      </dl>
      <div class="views">
        ${VIEWS.map(
          (each) =>
            html`<a href="/mails/${mail.id}/${each}" ${each === view ? html` aria-current="page"` : null}
              >${NAMES[each]}</a
            >`,
        )}
      </div>
    </div>
    ${content(mail, view, source)} ${canReply ? replyMarkup(mail, answered) : null}`

export interface PageData {
  mails: readonly MailSummary[]
  /** The open mail and its source; null on the start page. */
  open: { mail: StoredMail; source: string; canReply: boolean; answered: string } | null
  view: View
}

export const pageMarkup = ({ mails, open, view }: PageData): Markup => {
  const selected = open?.mail.id ?? ""
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${open ? `${open.mail.subject} – Mailbox` : "Mailbox"}</title>
        <link rel="stylesheet" href="/viewer.css" />
        <link rel="icon" href="data:," />
        <script src="/viewer.js" defer></script>
      </head>
      <body>
        <header>
          <h1><a href="/">Mailbox</a></h1>
          <p>Every mail that would have been sent. Nothing leaves this machine.</p>
        </header>
        <div class="panes${open ? " open" : ""}">
          <nav aria-label="Mails" data-selected="${selected}" data-view="${view}">
            ${listMarkup(mails, selected, view)}
          </nav>
          <main>${open ? mailMarkup(open, view) : html`<p class="empty">Choose a mail to read it.</p>`}</main>
        </div>
      </body>
    </html>`
}
