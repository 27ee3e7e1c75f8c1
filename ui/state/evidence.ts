/** Where tokens were seen: places and pictures, fetched when they are wanted and kept. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Frame } from '../../shared/frame.ts'
import type { Sighting } from '../../shared/token.ts'

/** Anything that knows the places: a server's run, or a bundled example. */
export interface Witness {
  readonly frames: readonly Frame[]
  places(key: string, after: number): Promise<{ places: readonly Sighting[]; next?: number | undefined }>
  /** Address of the picture of a frame, for `<img>`. */
  picture(frame: string): Promise<string>
}

export interface Evidence {
  readonly frames: ReadonlySignal<readonly Frame[]>
  /** By token key. */
  readonly places: ReadonlySignal<ReadonlyMap<string, readonly Sighting[]>>
  /** By frame id; `null` where the picture could not be had. */
  readonly pictures: ReadonlySignal<ReadonlyMap<string, string | null>>
  open(witness: Witness): void
  want(key: string): void
  wantPicture(frame: string): void
}

/** More outlines than this tell nothing more and make a browser slow. */
const MOST_PLACES = 2000

export function createEvidence(): Evidence {
  const frames = signal<readonly Frame[]>([])
  const places = signal<ReadonlyMap<string, readonly Sighting[]>>(new Map())
  const pictures = signal<ReadonlyMap<string, string | null>>(new Map())
  const asked = new Set<string>()
  let witness: Witness | null = null

  const load = async (from: Witness, key: string) => {
    const found: Sighting[] = []
    for (let after: number | undefined = 0; after !== undefined && found.length < MOST_PLACES;) {
      const page = await from.places(key, after)
      found.push(...page.places)
      if (witness !== from) return
      places.value = new Map(places.value).set(key, [...found])
      after = page.next
    }
  }
  const draw = async (from: Witness, frame: string) => {
    const picture = await from.picture(frame).catch(() => null)
    if (witness === from) pictures.value = new Map(pictures.value).set(frame, picture)
  }

  return {
    frames,
    places,
    pictures,
    open: (opened) => {
      for (const picture of pictures.value.values())
        if (picture?.startsWith('blob:')) URL.revokeObjectURL(picture)
      witness = opened
      asked.clear()
      frames.value = opened.frames
      places.value = new Map()
      pictures.value = new Map()
    },
    want: (key) => {
      if (!witness || asked.has(key)) return
      asked.add(key)
      // Without an answer it may be asked for again.
      load(witness, key).catch(() => asked.delete(key))
    },
    wantPicture: (frame) => {
      if (!witness || asked.has(`picture ${frame}`)) return
      asked.add(`picture ${frame}`)
      void draw(witness, frame)
    },
  }
}
