import { etagMatches } from "../etag"

const ETAG = '"0a1b"'

it.each([
  ['"0a1b"', true],
  ['W/"0a1b"', true],
  ['"x", W/"0a1b" , "y"', true],
  ['"0A1B"', false],
  ["0a1b", false],
  ['W/"x", "y"', false],
  ["", false],
  ["*", true],
  [undefined, false],
])("%s names the page's ETag: %s", (header, expected) => {
  expect(etagMatches(header, ETAG)).toBe(expected)
})
