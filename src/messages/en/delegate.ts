/** Sharing the page with a colleague. */
export const delegate = {
  "delegate.title": "Share with a colleague",
  "delegate.text": "Your colleague gets a link of their own. Your link keeps working.",
  "delegate.act": "Share with a colleague",
  "delegate.open": "Share this page",
  "delegate.sign": "Is someone else signing? Share with a colleague.",
  "delegate.page_title": "Share with a colleague · {shop}",
  "delegate.page.text":
    "We’ll email them their own link to {project} and say that it comes from you. They can do everything you can do here, and they sign with their own name. Your link keeps working. {shop} sees who you share it with.",
  "delegate.name": "Your colleague’s name",
  "delegate.email": "Your colleague’s email address",
  "delegate.send": "Send the link",
  "delegate.done.title": "The link is on its way",
  "delegate.done.text":
    "We emailed {name} a link at {email}. Your link keeps working. If the address is wrong, tell your contact here: they can revoke the link.",
  "delegate.problem.title": "The link was not sent",
  "delegate.problem.name":
    "Enter only the name, without a web address, email address or phone number, and with a space after each period.",
  "delegate.problem.email": "Enter a full email address, such as tom@example.com.",
  "delegate.problem.own_address":
    "This is your own address, and your link already works. Enter your colleague’s address.",
  "delegate.problem.only_the_shop": "Only we can give this person access. Please email your contact here.",
  "delegate.problem.colleague_expired": "This person’s link has expired. Ask your contact here to renew it.",
  "delegate.problem.enough": "You have reached today’s sharing limit. Your contact here can share with more people.",
  "delegate.problem.not_given": "Only we can share this order. Please email your contact here.",
  "delegate.problem.trouble": "Something went wrong on our side. What you typed is still here. Please try again.",
} as const
