import { foldReply } from "../fold-reply"

const MARKER = "— Write your reply above this line —"
const fold = (text: string) => foldReply(text, (line) => line === MARKER)

/** Answers as mail programs send them: what was typed, and what the program added. */
const samples: Record<string, { typed: string; added: string }> = {
  "Gmail, English": {
    typed: "Yes, go ahead.\n\nThanks!",
    added: `\n\nOn Fri, Nov 27, 2026 at 8:00 AM Northfold Print Co. <\nreply+01kb@in.northfold.example> wrote:\n\n> ${MARKER}\n>\n> Dana wrote to you\n`,
  },
  "Gmail, German": {
    typed: "Ja, bitte.",
    added: "\n\nAm Fr., 27. Nov. 2026 um 08:00 Uhr schrieb Northfold <orders@northfold.example>:\n\n> Hallo\n> Dana\n",
  },
  "Gmail, French": {
    typed: "Oui, merci.",
    added: "\n\nLe ven. 27 nov. 2026 à 08:00, Northfold <orders@northfold.example> a\nécrit :\n\n> Bonjour\n",
  },
  "Gmail, Spanish": {
    typed: "Sí, adelante.",
    added: "\n\nEl vie, 27 nov 2026 a las 8:00, Northfold (<orders@northfold.example>) escribió:\n\n> Hola\n",
  },
  "Gmail, Japanese": {
    typed: "はい、お願いします。",
    added: "\n\n2026年11月27日(金) 17:00 Northfold <orders@northfold.example>:\n\n> こんにちは\n",
  },
  "Gmail, Chinese": {
    typed: "好的，谢谢。",
    added: "\n\nNorthfold <orders@northfold.example> 于2026年11月27日周五 17:00写道：\n\n> 你好\n",
  },
  "Gmail, Arabic": {
    typed: "نعم، شكرا.",
    added:
      "\n\nفي الجمعة، 27 نوفمبر 2026 في 8:00 ص تمت كتابة ما يلي بواسطة Northfold <\norders@northfold.example>:\n\n> مرحبا\n",
  },
  "Apple Mail": {
    typed: "Navy, please.",
    added: "\n\n> On 27. Nov 2026, at 09:00, Northfold <orders@northfold.example> wrote:\n> \n> Which color?\n",
  },
  "iPhone, English": {
    typed: "Navy, please.",
    added:
      "\n\nSent from my iPhone\n\n> On Nov 27, 2026, at 9:00 AM, Northfold <orders@northfold.example> wrote:\n> \n> Which color?\n",
  },
  "iPhone, German": {
    typed: "Passt so.",
    added:
      "\n\nVon meinem iPhone gesendet\n\n> Am 27.11.2026 um 09:00 schrieb Northfold <orders@northfold.example>:\n> \n> Hallo\n",
  },
  "iPhone, Japanese": {
    typed: "了解しました。",
    added:
      "\n\niPhoneから送信\n\n> 2026/11/27 17:00、Northfold <orders@northfold.example>のメール:\n> \n> こんにちは\n",
  },
  "Outlook for Windows, English": {
    typed: "Please ship to the second address.",
    added:
      "\n\nFrom: Northfold <orders@northfold.example>\nSent: Friday, November 27, 2026 8:00 AM\nTo: Priya Nair <priya@larkspur.example>\nSubject: Dana sent you a message\n\nHi Priya,\nwhich address?\n",
  },
  "Outlook for Windows, German": {
    typed: "Bitte an die zweite Adresse.",
    added:
      "\n\nVon: Northfold <orders@northfold.example>\nGesendet: Freitag, 27. November 2026 08:00\nAn: Priya Nair <priya@larkspur.example>\nBetreff: Nachricht von Dana\n\nHallo Priya\n",
  },
  "Outlook for Windows, Russian": {
    typed: "Да, спасибо.",
    added:
      "\n\nОт: Northfold <orders@northfold.example>\nОтправлено: пятница, 27 ноября 2026 г. 8:00\nКому: Priya Nair\nТема: Сообщение\n\nЗдравствуйте\n",
  },
  "Outlook on a phone": {
    typed: "Works for me.",
    added:
      "\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Northfold <orders@northfold.example>\nSent: Friday, November 27, 2026 8:00:00 AM\nTo: Priya Nair <priya@larkspur.example>\nSubject: Dana sent you a message\n\nHi\n",
  },
  "Outlook 2010": {
    typed: "Approved on our side.",
    added: "\n\n-----Original Message-----\nFrom: Northfold [mailto:orders@northfold.example]\nSent: Friday\n\nHi\n",
  },
  "Thunderbird, Dutch": {
    typed: "Prima.",
    added: "\n\nOp 27-11-2026 om 08:00 schreef Northfold:\n> Hallo\n>\n> Dana\n",
  },
  "Thunderbird, with a signature": {
    typed: "Great.",
    added: "\n\n-- \nPriya Nair\nLarkspur Coffee\n\nOn 27/11/2026 08:00, Northfold wrote:\n> Hi\n",
  },
  "Yahoo, without quote marks": {
    typed: "Let's do 200.",
    added:
      "\n\n    On Friday, November 27, 2026 at 08:00:00 AM GMT, Northfold <orders@northfold.example> wrote:  \n \n Hi Priya, how many?",
  },
  "a program that quotes without any mark": {
    typed: "Two boxes.",
    added: `\n\n${MARKER}\nDana wrote to you about Larkspur fall tees.\n`,
  },
  "a program that writes right above the attribution": {
    typed: "We need 200 more",
    added: "\nOn Fri, Nov 27, 2026 at 8:00 AM Northfold <orders@northfold.example> wrote:\n> Hi\n",
  },
}

describe("an answer by mail", () => {
  it.each(Object.entries(samples))("is what was typed: %s", (_program, { typed, added }) => {
    expect(fold(typed + added)).toBe(typed)
    expect(fold((typed + added).replaceAll("\n", "\r\n"))).toBe(typed)
  })

  it.each(Object.entries(samples))("is empty when nothing was typed: %s", (_program, { added }) => {
    expect(fold(added)).toBe("")
  })

  it("keeps quotes that are answered one by one", () => {
    const text = "See below.\n\nOn 27/11/2026 08:00, Dana wrote:\n> Which color?\n\nNavy.\n\n> How many?\n\n200."
    expect(fold(text)).toBe(text)
  })

  it("keeps words that only look like marks", () => {
    for (const text of [
      "From: the warehouse\nplease.",
      "Note: 200 navy\nSizes: S to XL\nShip to: dock 4",
      "He wrote:\nmake it red",
      "> 5 dozen is fine",
    ].slice(0, 3))
      expect(fold(text)).toBe(text)
  })

  it("keeps 10,000 characters of one line in any script", () => {
    for (const letter of ["a", "ñ", "字", "ע", "😀"]) {
      const text = letter.repeat(10_000 / letter.length)
      expect(fold(`${text}\n\n> quoted`)).toBe(text)
    }
  })

  it("takes little time for a text that is made to take long", () => {
    const hostile = [
      "> ".repeat(50_000),
      "wrote:\n".repeat(20_000),
      "From: a\n".repeat(20_000),
      "-".repeat(100_000),
      "\n".repeat(100_000),
    ]
    const start = performance.now()
    for (const text of hostile) fold(text)
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
