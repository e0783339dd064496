/*
 * How mail programs mark what they quote and what they add, in the languages in which they do. What follows from the form
 * of a line alone (">", an address before a colon) is in fold-reply.ts and needs no language.
 */

/** "Original message" between dashes. */
export const ORIGINAL_MESSAGE = new RegExp(
  `^\\s*[-_–—]{2,}\\s*(?:${[
    "original (?:message|appointment)",
    "forwarded message",
    "begin forwarded message",
    "(?:ursprüngliche|weitergeleitete|original) ?-?nachricht",
    "message (?:d['’]origine|original|transféré|initial)",
    "mensaje (?:original|reenviado)",
    "mensagem (?:original|encaminhada)",
    "messaggio (?:originale|inoltrato)",
    "oorspronkelijk bericht",
    "ursprungligt meddelande",
    "opprinnelig melding",
    "oprindelig meddelelse",
    "alkuperäinen viesti",
    "(?:oryginalna )?wiadomość(?: oryginalna)?",
    "původní zpráva",
    "eredeti üzenet",
    "исходное сообщение",
    "оригінальне повідомлення",
    "özgün ileti",
    "الرسالة الأصلية",
    "ההודעה המקורית",
    "原始邮件",
    "原始郵件",
    "转发的邮件",
    "元のメッセージ",
    "원본 메시지",
  ].join("|")})\\s*:?\\s*[-_–—]{2,}\\s*$`,
  "iu",
)

/** The first line of a header that Outlook and others put above what they quote: "From: …". */
export const FROM_LINE = new RegExp(
  `^\\s*\\*?(?:${[
    "from|von|de|da|van|från|fra|od|lähettäjä|feladó|gönderen|kimden|expéditeur|remitente|mittente|afzender",
    "от|від|من|מאת|发件人|寄件者|寄件人|差出人|보낸 ?사람|보낸사람",
  ].join("|")})\\s*[:：]\\*?\\s*\\S`,
  "iu",
)

/** A line of such a header, in any language. */
export const HEADER_LINE = /^\s*\*?[\p{L}][\p{L}\p{M} ./-]{0,24}[:：]\*?(?:\s+\S|[^\s/])/u

/** "… wrote:" at the end of the line above a quote that is not marked by ">". */
export const WROTE = new RegExp(
  `(?:${[
    "wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|het volgende geschreven|skrev|kirjoitti",
    "napisał|napisała|napisał\\(a\\)|napsal|napsal\\(a\\)|írta|написал|написала|написал\\(а\\)|пишет|пише|написав|yazdı|şunları yazdı",
    "كتب|كتبت|כתב|כתבה|מאת|写道|寫道|書きました|のメール|작성|님이 작성|님이 작성한 메시지",
  ].join("|")})\\s*[:：]\\s*$`,
  "iu",
)

/** What phones and apps add below what was typed. */
export const APP_SIGNATURE = new RegExp(
  `^\\s*(?:${[
    "sent from (?:my|the|outlook|yahoo|mail|proton|samsung|gmail|aol|bluemail|spark)",
    "get outlook for",
    "sent (?:via|with) ",
    "von meinem .{1,40} gesendet",
    "gesendet (?:von|mit|über) ",
    "holen sie sich outlook",
    "envoyé (?:de|depuis|à partir) ",
    "télécharger outlook",
    "obtenir outlook",
    "enviado (?:desde|do|de|del|a partir) ",
    "obtener outlook",
    "obter o outlook",
    "inviato (?:da|dal) ",
    "scarica outlook",
    "verzonden (?:vanaf|vanuit|met|van) ",
    "verstuurd (?:vanaf|met) ",
    "skickat från ",
    "skickades från ",
    "sendt fra ",
    "lähetetty ",
    "wysłane z ",
    "wysłano z ",
    "odesláno z",
    "elküldve ",
    "отправлено (?:с|из) ",
    "надіслано з ",
    "أُرسلت من",
    "تم الإرسال من",
    "נשלח מ",
    "从我的.{1,20}发送",
    "发自我的",
    "發自我的",
    "從我的.{1,20}傳送",
    "나의 .{1,20}에서 보냄",
  ].join(
    "|",
  )}|.{0,40}(?:iphone|ipad|android|スマートフォン)から送信|.{0,30}(?:iphone|ipad)['’]?(?:umdan|imden) gönderildi)`,
  "iu",
)
