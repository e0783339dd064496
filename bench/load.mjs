import http from "node:http"
import { rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"

export const CONNECTIONS = 16

const sorted = (values) => [...values].sort((a, b) => a - b)
export const quantile = (values, q) => {
  const all = sorted(values)
  return all[Math.min(all.length - 1, Math.ceil(all.length * q) - 1)]
}
export const median = (values) => {
  const all = sorted(values)
  const middle = all.length >> 1
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2
}

/**
 * Loads one route over 16 connections.
 * @param {{ url: string, status: number, method?: string, headers?: object, body?: string, seconds?: number, amount?: number,
 *   clients?: object[], requests?: object[] }} target `clients`: headers of one client after the other, a connection each;
 *   `requests`: what each connection sends, one after the other, in place of one and the same
 * @returns requests a second, and the latency of each answer in ms
 * @throws Failure when an answer has another status than the one to be measured
 */
export const load = (target) =>
  new Promise((resolve, reject) => {
    const { url, status, method = "GET", headers, body, seconds, amount, clients, requests } = target
    const latencies = []
    const limit = amount ? { amount } : { duration: seconds, sampleInt: 100 }
    let connected = 0
    const setupClient = (client) => client.setHeaders(clients[connected++ % clients.length])
    const perClient = { ...(clients ? { setupClient } : {}), ...(requests ? { requests } : {}) }
    const options = { url, method, headers, body, connections: CONNECTIONS, timeout: 60, ...limit, ...perClient }
    const started = performance.now()
    let last = started
    const instance = rootRequire("autocannon")(options, (error, result) => {
      if (error) return reject(error)
      const other = Object.keys(result.statusCodeStats).filter((code) => Number(code) !== status)
      if (other.length || result.errors || latencies.length === 0) {
        const seen = JSON.stringify(result.statusCodeStats)
        return reject(new Failure(`${method} ${url} was to answer ${status}: ${seen}, ${result.errors} errors`))
      }
      resolve({ rps: (latencies.length * 1000) / (last - started), latencies })
    })
    instance.on("response", (_client, _status, _bytes, latency) => {
      latencies.push(latency)
      last = performance.now()
    })
  })

const single = new http.Agent({ keepAlive: true, maxSockets: 1 })
/** As many connections as there are under load. */
export const many = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })

/** One request on a connection that stays open, timed to the last byte. */
export const once = ({ url, method = "GET", headers, body }, agent = single) =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const content =
      body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
    const request = http.request(url, { method, agent, headers: { ...headers, ...content } }, (answer) => {
      const chunks = []
      answer.on("data", (chunk) => chunks.push(chunk))
      answer.on("error", reject)
      answer.on("end", () => {
        const ms = performance.now() - started
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString(), ms })
      })
    })
    request.on("error", reject)
    request.end(body)
  })

/** As `once`. @throws Failure for another status than the expected one */
export const onceWith = async (status, target, agent = single) => {
  const answer = await once(target, agent)
  if (answer.status === status) return answer
  throw new Failure(
    `${target.method ?? "GET"} ${target.url} was to answer ${status}, not ${answer.status}: ${answer.text}`,
  )
}

/**
 * Waits until the app has worked off what an ended load left behind: autocannon hangs up on answers that are under way,
 * and a slow route would otherwise be paid for by whatever is measured next.
 */
export const settle = async (apiUrl) => {
  for (let calm = 0, tries = 0; calm < 5 && tries < 200; tries++) {
    const { ms } = await once({ url: `${apiUrl}/health` })
    calm = ms < 15 ? calm + 1 : 0
    await sleep(20)
  }
}
