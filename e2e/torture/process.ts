/** A server as a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export interface ServerProcess {
  readonly port: number
  readonly origin: string
  /** Resolves when it answers; a process that ends before that is started again. */
  start(): Promise<void>
  /** Starts it where it is expected to end by itself: what it said. */
  startOnce(): Promise<string>
  readonly alive: () => boolean
  readonly pid: () => number
  /** SIGKILL: nothing is tidied up. */
  kill(): Promise<void>
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** Resident memory in bytes (Linux), after a garbage collection where the server was started with the hook for it. */
  memory(): Promise<number>
  /** The same as it is at this moment. */
  resident(): Promise<number>
  readonly errors: () => string
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

export async function serverProcess(
  env: Record<string, string>,
  nodeArguments: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let wanted = false
  let errors = ''
  let launches = 0
  const launch = () => {
    launches++
    child = spawn(process.execPath, [...nodeArguments, main], {
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (text: Buffer) => (errors = (errors + text.toString()).slice(-20_000)))
    // A server that cannot reach its database ends; whoever runs it starts it again.
    child.on('exit', (code) => {
      if (wanted && code !== null) setTimeout(() => wanted && launch(), 300)
    })
  }
  const gone = async (signal: NodeJS.Signals) => {
    wanted = false
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const exit = once(child, 'exit')
    child.kill(signal)
    return (await exit)[0] as number | null
  }
  const resident = async () => {
    const status = await readFile(`/proc/${child?.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
  }
  return {
    port,
    origin,
    resident,
    async start() {
      wanted = true
      launch()
      for (const until = Date.now() + 180_000; Date.now() < until;) {
        const ok = await fetch(`${origin}/health`).then(
          (response) => response.ok,
          () => false,
        )
        if (ok) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`the server did not come up: ${errors.slice(-2000)}`)
    },
    async startOnce() {
      launch()
      const [code] = (await once(child as ChildProcess, 'close')) as [number | null]
      return `${code}: ${errors.trim()}`
    },
    alive: () => child?.exitCode === null && child.signalCode === null && launches === 1,
    pid: () => child?.pid ?? Number.NaN,
    async kill() {
      await gone('SIGKILL')
    },
    stop: () => gone('SIGTERM'),
    async memory() {
      if (nodeArguments.includes('--expose-gc')) child?.kill('SIGUSR2')
      await new Promise((resolve) => setTimeout(resolve, 1500))
      return resident()
    },
    errors: () => errors,
  }
}
