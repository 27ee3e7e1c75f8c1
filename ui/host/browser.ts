/** The panel as a page, of a server or of none: frames are dropped files, a server's token comes in the address. */
import type { Frame } from '../../shared/frame.ts'
import type { FrameRef } from '../../shared/messages.ts'
import { asProblem, Problem, type ProblemData } from '../../shared/problem.ts'
import { proposeScale } from '../../shared/scale.ts'
import type { Host } from './host.ts'

const PREFIX = 'token-pipeline.'
/** A page has no file: everything dropped here belongs together. */
const PROJECT = 'default'
const IMAGE = /^image\/(png|jpeg|webp)$/

interface Picked {
  readonly file: File
  /** Image pixels. */
  readonly width: number
  readonly height: number
}

export function browserHost(): Host {
  const picked = new Map<string, Picked>()
  let onFrames: (frames: readonly FrameRef[]) => void = () => {}
  let scale: number | undefined
  const scaleOf = (name: string, { width, height }: Picked): number =>
    scale ?? proposeScale({ name, width, height })

  const refs = (): FrameRef[] => [...picked].map(([id, of]) => ref(id, of, scaleOf(id, of)))
  const get = (id: string): Picked => {
    const found = picked.get(id)
    if (found) return found
    throw new Problem('unknown-frame', `“${id}” is no longer here.`, 'Drop the image again.')
  }

  return {
    files: {
      add: async (files) => {
        const problems: ProblemData[] = []
        for (const file of files) {
          const read = await measure(file).catch((error: unknown) => asProblem(error))
          if (read instanceof Problem) problems.push(read.toJSON())
          else picked.set(file.name.slice(0, 200), read)
        }
        onFrames(refs())
        return problems
      },
      remove: (id) => {
        picked.delete(id)
        onFrames(refs())
      },
      get scale() {
        return scale
      },
      set scale(next) {
        scale = next
        onFrames(refs())
      },
    },
    greet: async () => {
      const token = takeToken()
      if (token && mayReplace(localStorage.getItem(`${PREFIX}token`), token))
        localStorage.setItem(`${PREFIX}token`, token)
      return {
        name: document.title,
        project: PROJECT,
        stored: stored(),
        frames: refs(),
        origin: location.origin,
        server: isServed() ? 'first' : 'never',
      }
    },
    onFrames: (listen) => (onFrames = listen),
    project: async () => PROJECT,
    thumbnail: async (id) => get(id).file,
    capture: async (id) => ({ image: get(id).file, scale: scaleOf(id, get(id)) }),
    pixels: ({ id }) => get(id),
    remember: async (key, value) => {
      if (value === null) localStorage.removeItem(PREFIX + key)
      else localStorage.setItem(PREFIX + key, value)
    },
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
  }
}

async function measure(file: File): Promise<Picked> {
  if (!IMAGE.test(file.type)) {
    throw new Problem(
      'invalid-image',
      `“${file.name}” is not a PNG, JPEG or WebP image.`,
      'Export it as PNG.',
    )
  }
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { file, width, height }
  } catch (cause) {
    throw new Problem(
      'invalid-image',
      `“${file.name}” could not be read.`,
      'Export it again and drop it here.',
      {
        cause,
      },
    )
  }
}

const ref = (
  id: string,
  { width, height }: Picked,
  scale: number,
): Pick<Frame, 'id' | 'name' | 'width' | 'height'> => ({
  id,
  name: id.replace(/\.\w+$/, ''),
  width: width / scale,
  height: height / scale,
})

/** A server says in the page that it is one; the page as it was built speaks to nobody. */
const isServed = (): boolean => document.querySelector('meta[name="token-pipeline-server"]') !== null

/** A stranger's link must not move somebody's frames to the stranger's workspace in silence. */
const mayReplace = (known: string | null, token: string): boolean =>
  known === null ||
  known === token ||
  // oxlint-disable-next-line no-alert -- asked before there is a panel to ask in
  window.confirm('This link brings another token than the one you use here. Use the one from the link?')

/** The token in `#token=…`, taken out of the address so that it is not shared with a copied link. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token) history.replaceState(null, '', location.pathname + location.search)
  return token
}

function stored(): Record<string, string> {
  const entries = Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX))
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(PREFIX.length), String(value)]))
}
