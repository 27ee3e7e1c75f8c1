/** A frame by its layers alone: documents have no pictures. */
import type { Frame } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { Registry } from '../../tokens/type.ts'
import { failureOf } from '../failure.ts'
import type { Examined } from '../ports.ts'
import { apartIn, setApart } from './apart.ts'
import { fuse } from './fuse.ts'
import { imagesIn, isScreenshot } from './images.ts'
import { pathsOf } from './layer-paths.ts'

/** A type that fails is recorded in `skipped`. What nothing but pixels could tell is not there. */
export function examineLayers(frame: Frame, layers: readonly Layer[], types: Registry): Examined {
  const sightings: Record<string, Sighting[]> = {}
  const skipped: Examined['skipped'][number][] = []
  const apart = apartIn(layers, frame)
  const known = isScreenshot(layers, frame) ? [] : layers
  for (const type of types) {
    try {
      const found = fuse(type, frame.id, type.extract.layers?.(known) ?? [], [], imagesIn(known))
      setApart(found, apart)
      sightings[type.name] = found
    } catch (error) {
      skipped.push({
        type: type.name,
        problem: failureOf(type, `could not be measured in "${frame.name}"`, error).toJSON(),
      })
    }
  }
  const paths = pathsOf(layers)
  return { frame, sightings, skipped, milliseconds: 0, ...(paths.length > 0 && { paths }) }
}
