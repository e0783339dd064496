/**
 * Writes docs/openapi.json from src/contracts/routes. With --check it writes nothing and fails when the file on disk is
 * another: the document can then not drift from what the API takes and gives.
 */
import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const file = path.join(root, "docs/openapi.json")
const require = createRequire(import.meta.url)

require("ts-node").register({
  transpileOnly: true,
  cwd: root,
  compilerOptions: { module: "CommonJS", moduleResolution: "Node10" },
})
const { z } = require("zod")
const prettier = require("prettier")
const { routes, refusalSchema } = require("../src/contracts/routes/index.ts")
const contracts = require("../src/contracts/index.ts")
const { version, description } = require("../package.json")

const named = z.registry()
for (const [name, schema] of Object.entries(contracts)) {
  if (schema instanceof z.ZodType && name.endsWith("Schema")) named.add(schema, { id: name.replace(/Schema$/, "") })
}

const schemas = {}

/** A named contract becomes one component; what a client may leave out makes the input another shape than the output. */
const schemaOf = (schema, io) => {
  const rename = (name) => (io === "input" ? `${name}Input` : name)
  const refs = (json) =>
    JSON.parse(
      JSON.stringify(json).replace(/"#\/\$defs\/(\w+)"/g, (_, name) => `"#/components/schemas/${rename(name)}"`),
    )
  const {
    $schema: _,
    $defs = {},
    id,
    ...json
  } = z.toJSONSchema(schema, { io, metadata: named, unrepresentable: "any" })
  for (const [name, { id: __, ...definition }] of Object.entries($defs)) schemas[rename(name)] = refs(definition)
  if (!id) return refs(json)
  schemas[rename(id)] = refs(json)
  return { $ref: `#/components/schemas/${rename(id)}` }
}

const REFUSALS = {
  304: "Not modified",
  400: "The request cannot be taken; the message says why",
  401: "No session, or one that is over",
  403: "Not with this link",
  404: "Not found, or not yours",
  409: "Something else came first; the body says what",
  413: "Too large",
  429: "Too many tries; Retry-After says when to come back",
}

const SECURITY = { none: [], session: [{ session: [] }], staff: [{ staff: [] }] }

const operation = (route) => {
  const { status, schema, media } = route.answer
  const content = schema
    ? { "application/json": { schema: schemaOf(schema, "output") } }
    : media && { [media]: { schema: { type: "string", format: "binary" } } }
  const refusals = route.refusals.map((code) => [
    String(code),
    {
      description: REFUSALS[code],
      ...(code === 304
        ? {}
        : { content: { "application/json": { schema: schemaOf(refusalSchema(route, code), "output") } } }),
    },
  ])
  return {
    summary: route.summary,
    operationId: `${route.method}_${route.path.replace(/[^a-z]+/gi, "_").replace(/^_|_$/g, "")}`,
    security: SECURITY[route.auth],
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: "query",
        required: false,
        schema: schemaOf(schema, "input"),
      })),
    ],
    ...(route.body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.body, "input") } } } }
      : {}),
    responses: { [status]: { description: "Done", ...(content ? { content } : {}) }, ...Object.fromEntries(refusals) },
  }
}

const paths = {}
for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }

const document = {
  openapi: "3.1.0",
  info: { title: "Client portal", version, description, license: { name: "MIT", identifier: "MIT" } },
  components: {
    schemas: Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1))),
    securitySchemes: {
      session: { type: "http", scheme: "bearer", description: "The `session` of POST /portal/session" },
      staff: {
        type: "http",
        scheme: "bearer",
        description: "A Medusa admin user's token; the session cookie works too",
      },
    },
  },
  paths,
}

const text = await prettier.format(JSON.stringify(document), { parser: "json" })
if (!process.argv.includes("--check")) {
  await writeFile(file, text)
  console.log(`docs/openapi.json: ${routes.length} routes`)
} else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
  console.error("docs/openapi.json is not what the contracts say. Run: npm run openapi")
  process.exit(1)
}
