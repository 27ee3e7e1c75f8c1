/** The panel inside Figma: everything goes through the main thread, the panel itself may store nothing. */
import type { FrameRef } from '../../shared/messages.ts'
import { DEFAULT_ORIGIN } from '../../shared/origin.ts'
import { type AskMain, connectMain } from './calls.ts'
import type { FigmaPowers, Host, OnProgress, Tokens } from './host.ts'

/** The main thread takes this many tokens in one message. */
const PER_MESSAGE = 100
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
    figma: powers(ask, hello.canWrite, (listen) => (onProgress = listen)),
    greet: async () => ({
      name: hello.file.name,
      project: hello.file.id,
      stored: hello.stored,
      frames: hello.selection,
      origin: DEFAULT_ORIGIN,
    }),
    onFrames: (listen) => (onFrames = listen),
    project: async () => {
      if (project) return project
      project = crypto.randomUUID()
      if (hello.canWrite) await ask('nameFile', { id: project })
      return project
    },
    thumbnail: async (frame) => png((await ask('thumbnail', { frame })).png),
    capture: async (frame) => {
      const { png: bytes, scale, origin } = await ask('capture', { frame })
      return { image: png(bytes), scale, origin }
    },
    pixels: ({ width, height }) => ({ width: width * CAPTURE_SCALE, height: height * CAPTURE_SCALE }),
    remember: async (key, value) => void (await ask('remember', { key, value })),
    openLink: (url) => void ask('openLink', { url }),
  }
}

function powers(ask: AskMain, canWrite: boolean, onProgress: (listen: OnProgress) => void): FigmaPowers {
  return {
    canWrite,
    allFrames: async () => (await ask('allFrames', {})).frames,
    layers: async (frame) => (await ask('layers', { frame })).layers,
    show: async (place) => void (await ask('show', place)),
    resize: async (size) => void (await ask('resize', size)),
    plan: async (tokens, options) => {
      await send(ask, tokens)
      return await ask('plan', options ? { options } : {})
    },
    write: async ({ ids, choices, savePoint }, progress) => {
      onProgress(progress)
      return await ask('write', { ids: [...ids], choices: { ...choices }, savePoint })
    },
    lastWrite: async () => (await ask('lastWrite', {})).write,
    planRevert: async () => await ask('planRevert', {}),
    revert: async (ids, progress) => {
      onProgress(progress)
      return await ask('revert', { ids: [...ids] })
    },
    check: async (frames) => await ask('check', { frames: [...frames] }),
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
async function send(ask: AskMain, { tokens, roles, modes }: Tokens): Promise<void> {
  await ask('tokens', { first: true, tokens: [], modes: [...modes] })
  for (const some of chunks(tokens)) await ask('tokens', { first: false, tokens: some })
  for (const some of chunks(roles)) await ask('tokens', { first: false, tokens: [], roles: some })
}

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / PER_MESSAGE) }, (_, i) =>
    list.slice(i * PER_MESSAGE, (i + 1) * PER_MESSAGE),
  )

const png = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/png' })
