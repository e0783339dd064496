/** Files that clients upload, on every page that takes them, and files of messages. */
export const files = {
  "files.add": "Attach files",
  "files.list": "Files",
  "files.remove": "Remove",
  "files.retry": "Try again",
  "files.sending": "Uploading…",
  "files.checking": "Being checked…",
  "files.refused": "This file did not pass our check and cannot be opened.",
  "files.many": "You can attach {max} files at most.",
  "files.failed": "A file can’t be sent: see the note beside it. Try again, or remove it.",
  "files.network": "The connection was lost. The upload starts again when you are back.",
  "files.session": "Your link has expired. Open your latest link and attach the file again.",
  "files.without_script":
    "{known, select, yes {To send us files, turn on JavaScript for this page, or email them to {email}.} other {To send us files, turn on JavaScript for this page.}}",
  "files.size.kb": "{n} KB",
  "files.size.mb": "{n} MB",

  "files.check.low_resolution":
    "Pictures in this file have {dpi} dpi at its size. Below {minimum} dpi they look blurred in print. Do you have a larger version?",
  "files.check.fonts_not_embedded":
    "Fonts are missing from this file: {names}. Please send it with outlined or embedded fonts.",
  "files.check.sharp_up_to": "Prints sharply up to {inches} in ({centimeters} cm).",

  "files.problem.refused": "This file did not pass our check and cannot be sent.",
  "files.problem.scan_failed": "We could not check this file yet. We keep trying.",
  "files.problem.broken": "This file seems to be damaged. Please check it, or send another copy.",
  "files.problem.encrypted": "This file is locked with a password. Please send a copy without one.",
  "files.problem.no_preview": "We cannot show a preview of this file. It is sent as it is.",
  "files.problem.file_too_large": "This file is too large.",
  "files.problem.full": "There is no room left for this file. Please remove others, or email it to us.",
  "files.problem.too_many_files": "Too many files are waiting to be sent. Send or remove some first.",
  "files.problem.file_empty": "This file is empty.",
  "files.problem.file_incomplete": "The file did not arrive completely. Please try again.",
  "files.problem.file_name": "This file name cannot be kept. Please rename the file.",
  "files.problem.busy": "That was a lot at once. Please wait a minute and try again.",
  "files.problem.preview": "This is a preview: actions are disabled.",
  "files.problem.trouble": "Something went wrong on our side. Please try again.",
} as const
