import { namesEtag } from "../if-none-match"

const ETAG = '"0a1b"'

it.each([
  ['"0a1b"', true],
  ['W/"0a1b"', true],
  ['"x", W/"0a1b" , "y"', true],
  ['"0A1B"', false],
  ["0a1b", false],
  ['W/"x", "y"', false],
  ["", false],
  [undefined, false],
])("%s names the page's ETag: %s", (header, expected) => {
  expect(namesEtag(header, ETAG)).toBe(expected)
})
