/** What the artwork check finds in a file, and why a file has no preview or was refused. Read by staff. */
export const artwork = {
  "artwork.low_resolution":
    "{dpi} dpi at the print size. Below {minimum} dpi, edges look jagged in print. Ask for a larger picture or print it smaller.",
  "artwork.photo_resolution": "{dpi} dpi at the print size. Photos need at least {minimum} dpi to look sharp.",
  "artwork.print_size_unknown": "Enter a print size on the spec card to check the resolution.",
  "artwork.fonts_not_embedded":
    "Fonts are missing from the file: {names}. Letters may look different in print. Ask for outlines or embedded fonts.",
  "artwork.color_mode_rgb": "Colors are RGB. They can look duller when they are converted for print.",
  "artwork.color_mode_cmyk": "Colors are CMYK. The preview shows them approximately.",
  "artwork.color_profile": "Color profile: {name}",
  "artwork.no_color_profile": "The file has no color profile, so its colors are taken as sRGB or standard CMYK.",
  "artwork.spot_colors": "{count, plural, one {Spot color} other {Spot colors}}: {names}",
  "artwork.transparency": "The artwork has transparent areas.",
  "artwork.page_boxes_differ":
    "The page is cropped: the file holds more than the preview shows, for example bleed or crop marks.",
  "artwork.preview_overprint":
    "The file uses overprint, which the preview does not show. Check it in your own software before you send it.",
  "artwork.preview_unknown_profile":
    "The CMYK colors have no profile. The preview may differ from the print more than usual.",
  "artwork.preview_spot_colors": "The preview shows spot colors as their substitutes. Go by the color names.",
  "artwork.sharp_up_to": "Prints sharply up to {inches} in ({centimeters} cm).",
  "artwork.no_preview": "The client cannot see this file. Add a preview picture before you send it.",

  "artwork.problem.infected": "The virus scanner refused this file.",
  "artwork.problem.scan_failed": "The virus scan failed. It is tried again; the file is not shown until it passes.",
  "artwork.problem.empty": "The file is empty.",
  "artwork.problem.type_mismatch": "The content of this file is not what its name says, so it is not shown or served.",
  "artwork.problem.broken": "The file is damaged and cannot be shown. Ask for a new copy.",
  "artwork.problem.encrypted": "The file is locked with a password. Ask for a copy without one.",
  "artwork.problem.too_many_pixels": "The picture has too many pixels for a preview.",
  "artwork.problem.too_many_pages": "The document has too many pages for previews.",
  "artwork.problem.out_of_memory": "The file takes too much memory to show.",
  "artwork.problem.timed_out": "The file takes too long to draw.",
  "artwork.problem.unsupported": "There is no preview for files of this type.",
} as const
