/*
 * Component specs run on all cores at once. What a query waits for takes longer there than the second that Testing Library
 * waits by default; a spec that never gets it still fails within its own time.
 */
if (typeof document !== "undefined") require("@testing-library/react").configure({ asyncUtilTimeout: 10_000 })
