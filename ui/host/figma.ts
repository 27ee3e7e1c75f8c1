/** The panel inside Figma: everything goes through the main thread, the panel itself may store nothing. */
import type { Answer, FrameRef } from '../../shared/messages.ts'
import { DEFAULT_ORIGIN } from '../../shared/origin.ts'
import { type AskMain, connectMain } from './calls.ts'
import { type Plan, type PlanPart, TICKS_PER_MESSAGE, TOKENS_PER_MESSAGE } from '../../shared/variables.ts'
import type { FigmaPowers, Host, OnProgress, Tokens } from './host.ts'

/** Frames are captured at this scale unless they are very large. */
const CAPTURE_SCALE = 2

export async function figmaHost(): Promise<Host> {
  let onFrames: (frames: readonly FrameRef[]) => void = () => {}
  let onProgress: OnProgress = () => {}
  const ask = connectMain((news) => {
    if (news.news === 'selection') onFrames(news.frames)
    if (news.news === 'progress') onProgress(news.done, news.total)
  })
  const hello = await ask('hello', {})
  let project = hello.file.id

  return {
    figma: powers(ask, hello, (listen) => (onProgress = listen)),
    greet: async () => ({
      name: hello.file.name,
      project: hello.file.id,
      stored: hello.stored,
      frames: hello.selection,
      origin: DEFAULT_ORIGIN,
      server: 'once paired',
    }),
    onFrames: (listen) => (onFrames = listen),
    project: async () => {
      if (project) return project
      project = crypto.randomUUID()
      await ask('nameFile', { id: project })
      return project
    },
    thumbnail: async (frame) => picture((await ask('thumbnail', { frame })).png),
    capture: async (frame, asked) => {
      const { png: bytes, scale, origin } = await ask('capture', { frame, scale: asked })
      return { image: picture(bytes), scale, origin }
    },
    pixels: ({ width, height }) => ({ width: width * CAPTURE_SCALE, height: height * CAPTURE_SCALE }),
    remember: async (key, value) => void (await ask('remember', { key, value })),
    openLink: (url) => void ask('openLink', { url }),
  }
}

function powers(
  ask: AskMain,
  { canWrite, wish }: Answer<'hello'>,
  onProgress: (listen: OnProgress) => void,
): FigmaPowers {
  return {
    canWrite,
    wish,
    pictures: async (frames) => (await ask('pictures', { frames: [...frames] })).frames,
    look: async (frame) => picture((await ask('look', { frame })).png),
    allFrames: async (everywhere = false) => (await ask('allFrames', { everywhere })).frames,
    async layers(frame) {
      const { layers, next } = await ask('layers', { frame })
      const all = [...layers]
      for (let from = next; from !== undefined;) {
        const part = await ask('layers', { frame, from })
        all.push(...part.layers)
        from = part.next
      }
      return all
    },
    show: async (place) => void (await ask('show', place)),
    resize: async (size) => void (await ask('resize', size)),
    plan: async (tokens, options, more = false) => {
      await send(ask, tokens)
      return await whole(ask, await ask('plan', options ? { options, more } : {}))
    },
    write: async ({ ids, choices, savePoint }, progress) => {
      onProgress(progress)
      return await ask('write', { ...(await tick(ask, ids, choices)), savePoint })
    },
    lastWrite: async () => (await ask('lastWrite', {})).write,
    planRevert: async () => await whole(ask, await ask('planRevert', {})),
    revert: async (ids, progress) => {
      onProgress(progress)
      return await ask('revert', await tick(ask, ids, {}))
    },
    async check(frames, libraries) {
      const { next, ...check } = await ask('check', { frames: [...frames], libraries })
      const lines = [...check.lines]
      for (let from = next; from !== undefined;) {
        const part = await ask('checkLines', { from })
        lines.push(...part.lines)
        from = part.next
      }
      return { ...check, lines }
    },
    bind: async (ids, choices, progress) => {
      onProgress(progress)
      return await ask('bind', { ids: [...ids], choices: { ...choices } })
    },
    keepMisses: async (ids, kept) => void (await ask('keepMisses', { ids: [...ids], kept })),
    keepLibrary: async (text) => void (await ask('keepLibrary', { text })),
    keptLibrary: async () => (await ask('keptLibrary', {})).text,
    cancel: async () => void (await ask('cancel', {})),
  }
}

/** Roles follow the tokens that they point to. */
async function send(ask: AskMain, { tokens, roles, modes, viewports = [] }: Tokens): Promise<void> {
  await ask('tokens', { first: true, tokens: [], modes: [...modes], viewports: [...viewports] })
  for (const some of chunks(tokens, TOKENS_PER_MESSAGE)) await ask('tokens', { first: false, tokens: some })
  for (const some of chunks(roles, TOKENS_PER_MESSAGE))
    await ask('tokens', { first: false, tokens: [], roles: some })
}

async function whole(ask: AskMain, { lines, next, ...rest }: PlanPart): Promise<Plan> {
  const all = [...lines]
  for (let from = next; from !== undefined;) {
    const part = await ask('planLines', { from })
    all.push(...part.lines)
    from = part.next
  }
  return { ...rest, lines: all }
}

/** Tells all ticks but the last ones, which go along with what they are for. */
async function tick(ask: AskMain, ids: readonly string[], choices: Readonly<Record<string, string>>) {
  const parts = chunks(ids, TICKS_PER_MESSAGE).map((some) => ({
    ids: some,
    choices: Object.fromEntries(some.flatMap((id) => (choices[id] === undefined ? [] : [[id, choices[id]]]))),
  }))
  const last = parts.pop() ?? { ids: [] }
  await ask('tick', { first: true, ids: [] })
  for (const part of parts) await ask('tick', { first: false, ...part })
  return last
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

/** The server looks at the bytes themselves: a pasted picture may be of another type. */
const picture = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/png' })
