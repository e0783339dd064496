import { mkdir, readFile, rm } from "node:fs/promises"
import path from "node:path"
import { command, hasEnded, hostEnv, npm, serve, type Server } from "../support/command"
import { isFree } from "../support/ports"
import { descendantsOf, stillRunning } from "../support/processes"
import { GiveUp, waitFor } from "../support/wait"

const ROOT = path.resolve(__dirname, "../..")
const STATE = path.join(ROOT, ".medusa")

export interface Ports {
  api: number
  portal: number
  mailbox: number
  stripe: number
}

export interface Links {
  adminUrl: string
  adminEmail: string
  adminPassword: string
  portalUrl: string
  mailboxUrl: string
  stripeUrl: string
  clientLinks: { recipient: string; scope: string; url: string }[]
}

const envOf = (name: string, ports: Ports): NodeJS.ProcessEnv =>
  hostEnv({
    DEMO_NAME: name,
    DEMO_API_PORT: String(ports.api),
    DEMO_PORTAL_PORT: String(ports.portal),
    DEMO_MAILBOX_PORT: String(ports.mailbox),
    DEMO_STRIPE_PORT: String(ports.stripe),
  })

/** `npm run demo` as somebody at a terminal has it, under a name of its own: a developer's demo is left alone. */
export class Demo {
  private readonly folder: string
  private server: Server | null = null

  constructor(
    private readonly name: string,
    readonly ports: Ports,
  ) {
    this.folder = path.join(STATE, `demo-${name}`)
  }

  async start(...args: string[]): Promise<Links> {
    await mkdir(path.join(STATE, "logs"), { recursive: true })
    const server = serve(npm, ["run", "demo", "--", ...args], {
      cwd: ROOT,
      env: envOf(this.name, this.ports),
      log: path.join(STATE, "logs", `demo-${this.name}.log`),
      isGroup: true,
    })
    this.server = server
    await waitFor(
      async () => {
        if (hasEnded(server)) throw new GiveUp(`The demo ended while starting:\n${server.output()}`)
        return server.output().includes("Ready in")
      },
      { timeout: 900_000, every: 250, what: "the start of the demo" },
    )
    return JSON.parse(await readFile(path.join(this.folder, "links.json"), "utf8")) as Links
  }

  /** What another start says that asks for the same ports; `name` makes it a demo with data of its own. */
  startBeside(name = this.name): Promise<string> {
    return command(npm, ["run", "demo"], { cwd: ROOT, env: envOf(name, this.ports) })
  }

  /**
   * Ctrl-C at a terminal: its whole group hears it, npm as well.
   * @returns when nothing runs any more, how many processes there were
   */
  async interrupt(): Promise<number> {
    const child = this.server?.child
    if (!this.server || !child?.pid || hasEnded(this.server)) return 0
    const family = [child.pid, ...descendantsOf(child.pid)]
    process.kill(-child.pid, "SIGINT")
    await waitFor(async () => stillRunning(family).length === 0, {
      timeout: 90_000,
      what: `the end of all that the demo has started (${family.join(", ")})`,
    })
    return family.length
  }

  async remove(): Promise<void> {
    await this.interrupt()
    await rm(this.folder, { recursive: true, force: true })
  }

  async busyPorts(): Promise<number[]> {
    const ports = Object.values(this.ports) as number[]
    const free = await Promise.all(ports.map(isFree))
    return ports.filter((_, index) => !free[index])
  }
}
