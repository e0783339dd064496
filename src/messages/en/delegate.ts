/** Sharing the page with a colleague. */
export const delegate = {
  "handover.title": "Someone else should see this?",
  "handover.text": "Give a colleague a link of their own. Yours stays yours.",
  "handover.act": "Give a colleague a link",
  "handover.sign": "Not yours to sign? Give a colleague a link.",
  "handover.page_title": "Give a colleague a link · {shop}",
  "handover.page.text":
    "We e-mail them a link of their own to {project} and say that it comes from you. They can do what you can do here, and sign with their own name. {shop} sees whom you gave it to.",
  "handover.name": "Your colleague’s name",
  "handover.email": "Your colleague’s e-mail address",
  "handover.send": "Send the link",
  "handover.done.title": "The link is on its way",
  "handover.done.text":
    "{name} finds it in the mailbox of {email}. Your own link goes on as before. If the address is wrong, tell your contact here: they can end that link.",
  "handover.problem.title": "The link was not sent",
  "handover.problem.name":
    "Please type the name alone: no web or e-mail address, no phone number, and a space after each dot.",
  "handover.problem.email": "Please type a full e-mail address, such as tom@example.com.",
  "handover.problem.own_address":
    "This is your own address, and your link works already. Please type your colleague’s.",
  "handover.problem.only_the_shop": "Only we can give this person access. Please write to your contact here.",
  "handover.problem.colleague_expired": "This person’s link has expired. Please ask your contact here to renew it.",
  "handover.problem.enough":
    "You have sent as many links as a day allows. Your contact here can share with more people.",
  "handover.problem.not_given": "Links to this order are given by us. Please write to your contact here.",
  "handover.problem.trouble": "Something went wrong on our side. What you typed is still here; please try again.",
} as const
