/** The first unit: one frame in, everything that was seen in it out. Runs in a worker thread; pixels never leave it. */
import type { Box } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import { scene as measure } from '../../scene/index.ts'
import type { Scene } from '../../scene/scene.ts'
import type { Registry, Seen, TokenType } from '../../tokens/type.ts'
import { failureOf } from '../failure.ts'
import { fuse } from './fuse.ts'
import { apartIn, setApart } from './apart.ts'
import { setCut } from './cut.ts'
import { imagesIn, isScreenshot, pictureOf } from './images.ts'
import { pathsOf } from './layer-paths.ts'
import type { Decode, Examined, FrameInput, OnFound } from '../ports.ts'

export interface ExamineContext {
  readonly types: Registry
  readonly decode: Decode
  readonly onFound?: OnFound | undefined
  /** Milliseconds, monotonic; the pipeline knows no clock of its own. */
  readonly now: () => number
}

/** Readings from a lossy picture are at most this reliable. */
const LOSSY_WEIGHT = 0.6

/** @throws Problem `invalid-image` when the picture cannot be decoded. A type that fails is recorded in `skipped`. */
export async function examine(input: FrameInput, context: ExamineContext): Promise<Examined> {
  const start = context.now()
  const pixels = await context.decode(input.image)
  const scene = measure(pixels, input.frame.scale)
  const sightings: Record<string, Sighting[]> = {}
  const skipped: Examined['skipped'][number][] = []
  const apart = apartIn(input.layers ?? [], input.frame)
  for (const type of context.types) {
    try {
      const found = look(type, scene, input, pixels.lossy ? LOSSY_WEIGHT : 1)
      setApart(found, apart)
      setCut(found, input.frame, type.kind === 'color')
      sightings[type.name] = found
      context.onFound?.(type.name, found.length)
    } catch (error) {
      skipped.push({
        type: type.name,
        problem: failureOf(type, `could not be measured in "${input.frame.name}"`, error).toJSON(),
      })
    }
  }
  const paths = input.layers && pathsOf(input.layers)
  const picture = pictureOf(input.layers ?? [], input.frame)
  if (picture !== null) {
    for (const sighting of Object.values(sightings).flat()) sighting.image = picture
  }
  return {
    frame: input.frame,
    sightings,
    skipped,
    milliseconds: Math.round(context.now() - start),
    ...(paths && paths.length > 0 && { paths }),
    ...(picture !== null && { picture }),
  }
}

function look(type: TokenType, scene: Scene, { frame, layers }: FrameInput, trust: number): Sighting[] {
  const seen = type.extract.scene?.(scene) ?? []
  const pixels = seen.map((s): Seen => ({
    ...s,
    ...(s.box && { box: moved(s.box, frame.origin) }),
    weight: s.weight * trust,
  }))
  const known = layers && layers.length > 0 && !isScreenshot(layers, frame) ? layers : null
  const stated = known && type.extract.layers ? type.extract.layers(known) : null
  return fuse(type, frame.id, stated, pixels, imagesIn(known ?? []))
}

/** From the picture's corner to the frame's. */
const moved = (box: Box, { x, y }: { x: number; y: number } = { x: 0, y: 0 }): Box =>
  x === 0 && y === 0 ? box : { ...box, x: box.x + x, y: box.y + y }
