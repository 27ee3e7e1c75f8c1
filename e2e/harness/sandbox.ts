/** The built main.js in QuickJS: a JavaScript engine without browser or Node, as Figma's main thread is one. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import {
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  newQuickJSWASMModule,
} from 'quickjs-emscripten'
import type { SandboxHost, Start } from '../fake-figma/sandbox.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Figma's sandbox has crashed at less memory than this in the field; nothing of ours should come near. */
const MEMORY = 512 << 20
const STACK = 1 << 20
/** Longer and Figma's editor would visibly stand still. A test machine is slow: generous. */
const BLOCKED_MS = 5_000

export interface Sandbox {
  /** A message of the panel, packed. */
  deliver(message: string): void
  select(ids: readonly string[]): void
  /** Evaluates an expression over `doc` and gives its JSON. */
  look(expression: string): unknown
  /** Milliseconds that the main thread worked without a pause, each time since this was last asked. */
  readonly blocks: () => number[]
  dispose(): void
}

/** @param built Folder of the built plugin. */
export async function startSandbox(start: Start, host: SandboxHost, built = root): Promise<Sandbox> {
  const fake = await bundledFake()
  const main = await readFile(`${built}build/main.js`, 'utf8')
  const ui = await readFile(`${built}build/ui.js`, 'utf8')
  const quickjs = await newQuickJSWASMModule()
  const runtime = quickjs.newRuntime()
  runtime.setMemoryLimit(MEMORY)
  runtime.setMaxStackSize(STACK)
  const vm = runtime.newContext()
  let deadline = Infinity
  let blocks: number[] = []
  runtime.setInterruptHandler(() => Date.now() > deadline)

  /** Runs something in the sandbox, then everything it promised, and throws what was not caught. */
  const run = (what: string, task: () => QuickJSHandle): void => {
    const before = busy()
    deadline = Date.now() + BLOCKED_MS
    task().dispose()
    settle(vm, runtime, what)
    deadline = Infinity
    blocks.push(busy() - before)
  }
  const evaluate = (code: string, name: string) => vm.unwrapResult(vm.evalCode(code, name))
  const call = (name: string, argument: string) =>
    vm
      .getProp(vm.global, name)
      .consume((fn) =>
        vm.newString(argument).consume((text) => vm.unwrapResult(vm.callFunction(fn, vm.undefined, text))),
      )

  provide(vm, host)
  const timers = provideTimers(vm, run)
  vm.newString(ui).consume((text) => vm.setProp(vm.global, '__html__', text))
  run('the fake', () => evaluate(fake, 'fake-figma.js'))
  run('the document', () => call('startFake', JSON.stringify(start)))
  run('main.js', () => evaluate(main, 'main.js'))
  blocks = []
  return {
    deliver: (message) => run('a message', () => call('deliver', message)),
    select: (ids) => run('a selection', () => call('select', JSON.stringify(ids))),
    look: (expression) =>
      JSON.parse(
        evaluate(`JSON.stringify(${expression})`, 'look.js').consume((handle) => vm.getString(handle)),
      ) as unknown,
    blocks() {
      const taken = blocks
      blocks = []
      return taken
    },
    dispose() {
      // The engine is this sandbox's own and goes with it: freeing every object of a large file one by one takes
      // longer than the test, and one that was forgotten aborts the process.
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Milliseconds that this thread has worked: what else runs on the machine is not the plugin's doing. */
function busy(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function bundledFake(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../fake-figma/sandbox.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

function settle(vm: QuickJSContext, runtime: QuickJSRuntime, what: string): void {
  const { error } = runtime.executePendingJobs()
  if (!error) return
  const dumped: unknown = vm.dump(error)
  error.dispose()
  throw new Error(`${what} threw in the sandbox: ${JSON.stringify(dumped)}`)
}

function provide(vm: QuickJSContext, host: SandboxHost): void {
  const text = (handle: QuickJSHandle | undefined) => (handle ? vm.getString(handle) : '')
  const number = (handle: QuickJSHandle | undefined) => (handle ? vm.getNumber(handle) : 0)
  const part = vm.newObject()
  const define = (
    object: QuickJSHandle,
    name: string,
    task: (...handles: QuickJSHandle[]) => string | undefined,
  ) =>
    vm
      .newFunction(name, (...handles) => {
        const answer = task(...handles)
        return answer === undefined ? vm.undefined : vm.newString(answer)
      })
      .consume((fn) => vm.setProp(object, name, fn))
  const quiet =
    (task: (...handles: QuickJSHandle[]) => void) =>
    (...handles: QuickJSHandle[]) => {
      task(...handles)
      return undefined
    }
  define(part, 'exportPng', (node, scale) => host.exportPng(text(node), number(scale)))
  define(
    part,
    'postToUi',
    quiet((message) => host.postToUi(text(message))),
  )
  define(
    part,
    'showUi',
    quiet((html, width, height) => host.showUi(text(html), number(width), number(height))),
  )
  define(
    part,
    'resizeUi',
    quiet((width, height) => host.resizeUi(number(width), number(height))),
  )
  define(
    part,
    'openExternal',
    quiet((url) => host.openExternal(text(url))),
  )
  define(
    part,
    'notify',
    quiet((message) => host.notify(text(message))),
  )
  define(
    part,
    'close',
    quiet((message) => host.close(text(message))),
  )
  vm.setProp(vm.global, 'hostPart', part)
  part.dispose()
  const console_ = vm.newObject()
  for (const level of ['log', 'warn', 'error'] as const) {
    define(
      console_,
      level,
      quiet((...handles) => console[level]('[main]', ...handles.map((handle) => vm.dump(handle) as unknown))),
    )
  }
  vm.setProp(vm.global, 'console', console_)
  console_.dispose()
}

function provideTimers(
  vm: QuickJSContext,
  run: (what: string, task: () => QuickJSHandle) => void,
): Set<ReturnType<typeof setTimeout>> {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  vm.newFunction('setTimeout', (callback, delay) => {
    const kept = callback.dup()
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        run('a timer', () => vm.unwrapResult(vm.callFunction(kept, vm.undefined)))
        kept.dispose()
      },
      delay ? vm.getNumber(delay) : 0,
    )
    timers.add(timer)
    return vm.undefined
  }).consume((fn) => vm.setProp(vm.global, 'setTimeout', fn))
  return timers
}
